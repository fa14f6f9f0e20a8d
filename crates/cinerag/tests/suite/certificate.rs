//! A certificate for loopback that only those trust who are configured to.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A self-signed certificate and its key, as files that go with it.
pub struct Certificate {
    folder: TempDir,
}

impl Certificate {
    /// Makes one for 127.0.0.1.
    pub fn make() -> Self {
        let folder = tempfile::tempdir().expect("tempdir");
        let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).expect("a certificate");
        let certificate = Certificate { folder };
        std::fs::write(certificate.certificate(), made.cert.pem()).expect("write");
        std::fs::write(certificate.key(), made.signing_key.serialize_pem()).expect("write");
        certificate
    }

    /// Its PEM file. What `SSL_CERT_FILE` names is trusted in place of the machine's roots.
    pub fn certificate(&self) -> PathBuf {
        self.file("certificate.pem")
    }

    /// The PEM file of its private key.
    pub fn key(&self) -> PathBuf {
        self.file("key.pem")
    }

    fn file(&self, name: &str) -> PathBuf {
        Path::new(self.folder.path()).join(name)
    }
}
