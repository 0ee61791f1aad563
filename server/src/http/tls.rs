//! TLS in the server itself: 1.2 or 1.3, a certificate that is read again when it changes.

use crate::config::{Fault, Tls};
use crate::log::{self, Level};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, SystemTime};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::{CryptoProvider, ring};
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::{ClientHello, ResolvesServerCert, ServerConfig};
use tokio_rustls::rustls::sign::CertifiedKey;
use tokio_rustls::rustls::version::{TLS12, TLS13};

/// How often it is looked whether the files have changed.
const GLANCE: Duration = Duration::from_secs(2);

/// The certificate that is shown now, and the files it comes from.
#[derive(Debug)]
pub struct Certificate {
    files: Tls,
    now: RwLock<Arc<CertifiedKey>>,
    /// When the files were last changed, as far as they were read.
    read: Mutex<[Option<SystemTime>; 2]>,
}

impl Certificate {
    pub fn open(files: &Tls) -> Result<Arc<Certificate>, Fault> {
        let read = Mutex::new(changed(files));
        let now = RwLock::new(Arc::new(load(files)?));
        Ok(Arc::new(Certificate { files: files.clone(), now, read }))
    }

    pub(super) fn acceptor(self: &Arc<Self>) -> std::io::Result<TlsAcceptor> {
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_protocol_versions(&[&TLS13, &TLS12])
            .map_err(std::io::Error::other)?
            .with_no_client_auth()
            .with_cert_resolver(self.clone());
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(TlsAcceptor::from(Arc::new(config)))
    }

    /// Looks at the files for as long as the server works, and at once when it is told to by SIGHUP.
    pub(super) async fn keep_fresh(self: Arc<Self>) {
        loop {
            let told = sleep_or_hangup().await;
            let certificate = self.clone();
            drop(tokio::task::spawn_blocking(move || certificate.refresh(told)).await);
        }
    }

    /// One that won't do leaves the old one in its place.
    fn refresh(&self, told: bool) {
        let stands = changed(&self.files);
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if *read == stands && !told {
            return;
        }
        *read = stands;
        match load(&self.files) {
            Ok(new) => {
                *self.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(new);
                log::line(Level::Info, "certificate", &[("result", "read again".into())]);
            }
            Err(fault) => {
                let why = fault.words().say(kotodigi::words::Lang::En);
                log::line(Level::Error, "certificate", &[("result", "kept the old one".into()), ("why", why.into())]);
            }
        }
    }
}

impl ResolvesServerCert for Certificate {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.now.read().unwrap_or_else(PoisonError::into_inner).clone())
    }
}

fn changed(files: &Tls) -> [Option<SystemTime>; 2] {
    [&files.certificate, &files.key].map(|file| std::fs::metadata(file).and_then(|about| about.modified()).ok())
}

fn load(files: &Tls) -> Result<CertifiedKey, Fault> {
    let no = |file: &Path, why: String| Fault::Certificate { file: file.to_owned(), why };
    crate::config::guarded(&files.key)?;
    let chain = CertificateDer::pem_file_iter(&files.certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|why| no(&files.certificate, why.to_string()))?;
    let key = PrivateKeyDer::from_pem_file(&files.key).map_err(|why| no(&files.key, why.to_string()))?;
    let provider: CryptoProvider = ring::default_provider();
    CertifiedKey::from_der(chain, key, &provider).map_err(|why| no(&files.certificate, why.to_string()))
}

/// True when it was the signal.
async fn sleep_or_hangup() -> bool {
    #[cfg(unix)]
    if let Ok(mut hangup) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup()) {
        return tokio::select! {
            _ = hangup.recv() => true,
            () = tokio::time::sleep(GLANCE) => false,
        };
    }
    tokio::time::sleep(GLANCE).await;
    false
}
