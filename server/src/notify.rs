//! Words to the service manager (systemd): a datagram to the socket it named, and a sign of life.

use std::io;
use std::time::Duration;

/// Tells the service manager, where there is one.
#[cfg(unix)]
pub fn tell(state: &str) -> io::Result<()> {
    use std::os::unix::net::{SocketAddr, UnixDatagram};
    let Some(socket) = std::env::var_os("NOTIFY_SOCKET") else { return Ok(()) };
    let ours = UnixDatagram::unbound()?;
    #[cfg(target_os = "linux")]
    if let Some(name) = socket.to_str().and_then(|name| name.strip_prefix('@')) {
        use std::os::linux::net::SocketAddrExt as _;
        return ours.send_to_addr(state.as_bytes(), &SocketAddr::from_abstract_name(name)?).map(|_| ());
    }
    ours.send_to_addr(state.as_bytes(), &SocketAddr::from_pathname(socket)?).map(|_| ())
}

#[cfg(not(unix))]
pub fn tell(_: &str) -> io::Result<()> {
    Ok(())
}

/// How often a sign of life is due: twice within the time the service manager waits.
pub fn watchdog() -> Option<Duration> {
    let ours = std::env::var("WATCHDOG_PID").map_or(true, |pid| pid == std::process::id().to_string());
    let micros: u64 = std::env::var("WATCHDOG_USEC").ok()?.parse().ok()?;
    (ours && micros > 0).then(|| Duration::from_micros(micros / 2))
}
