//! Secrets stand in files of their own that others can't read.

use super::Fault;
use std::path::Path;

/// Refuses a secret others on the machine can read. The group may: systemd hands credentials over so.
pub fn guarded(file: &Path) -> Result<(), Fault> {
    let about =
        std::fs::metadata(file).map_err(|why| Fault::Unreadable { file: file.to_owned(), why: why.to_string() })?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = about.permissions().mode() & 0o777;
        if mode & 0o037 != 0 {
            return Err(Fault::OpenSecret { file: file.to_owned(), mode });
        }
    }
    #[cfg(not(unix))]
    let _ = about;
    Ok(())
}
