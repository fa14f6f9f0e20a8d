//! A child process that ends with its owner, also on an error.

use std::process::{Child, Command};

use anyhow::{Context, Result};

/// Killed, by its id, and waited for when dropped.
pub struct KilledOnDrop(pub Child);

impl KilledOnDrop {
    /// Starts a command.
    pub fn spawn(command: &mut Command) -> Result<Self> {
        let program = command.get_program().to_os_string();
        let child = command.spawn();
        Ok(KilledOnDrop(child.with_context(|| format!("{} does not start", program.display()))?))
    }
}

impl Drop for KilledOnDrop {
    fn drop(&mut self) {
        let _ended_already = self.0.kill();
        let _waited_for_already = self.0.wait();
    }
}
