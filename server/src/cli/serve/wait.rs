//! Until somebody stops the process; the service manager is told that it is ready, that it lives, and that it stops.

use crate::house::House;
use crate::log::{self, Level};
use crate::notify;
use std::future::pending;
use std::time::Duration;

pub(super) fn until_told(house: &House) {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
    log::line(Level::Info, "start", &[("version", env!("CARGO_PKG_VERSION").into())]);
    tell("READY=1");
    runtime.block_on(async {
        tokio::select! {
            () = stopped() => {}
            () = signs_of_life(house, notify::watchdog()) => {}
        }
    });
    tell("STOPPING=1");
    log::line(Level::Info, "stop", &[]);
    log::end();
}

/// A register that has stopped answering gives no sign, and is started again.
async fn signs_of_life(house: &House, every: Option<Duration>) {
    let Some(every) = every else { return pending().await };
    loop {
        tokio::time::sleep(every).await;
        if house.on().is_ok() {
            tell("WATCHDOG=1");
        }
    }
}

fn tell(state: &str) {
    if let Err(why) = notify::tell(state) {
        log::line(Level::Warn, "notify", &[("why", why.to_string().into())]);
    }
}

async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        // SIGHUP reads the certificate again where there is one, and ends nothing.
        let hangup = signal(SignalKind::hangup());
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminated.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            drop(hangup);
            return;
        }
    }
    drop(tokio::signal::ctrl_c().await);
}
