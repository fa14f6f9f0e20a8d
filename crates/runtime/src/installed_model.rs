//! Which model is installed, for processes that do not load it.

use std::fs;
use std::path::Path;

use cinerag_domain::ModelManifest;

/// The manifest of a complete model folder, or a message that says what is missing.
pub fn installed_model(folder: &Path) -> Result<ModelManifest, String> {
    let path = folder.join("manifest.json");
    let raw = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let manifest = serde_json::from_slice(&raw).map_err(|error| format!("{}: {error}", path.display()))?;
    for name in ["model.onnx", "model.onnx.data", "vocab.txt"] {
        if !folder.join(name).is_file() {
            return Err(format!("{}: no such file; build it with `make layer`", folder.join(name).display()));
        }
    }
    Ok(manifest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named() {
        let folder = tempfile::tempdir().expect("tempdir");
        assert!(installed_model(folder.path()).expect_err("nothing there").contains("manifest.json"));
        let manifest = r#"{"model":"m","fingerprint":"f","dimension":3,"max_tokens":8,"files":{}}"#;
        fs::write(folder.path().join("manifest.json"), manifest).expect("write");
        assert!(installed_model(folder.path()).expect_err("no model").contains("model.onnx"));
        for name in ["model.onnx", "model.onnx.data", "vocab.txt"] {
            fs::write(folder.path().join(name), "x").expect("write");
        }
        assert_eq!(installed_model(folder.path()).expect("all there").dimension, 3);
    }
}
