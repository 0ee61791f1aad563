//! Packages: zip and gzip. Nothing that a package says of itself is believed; the bytes that come out are counted.

pub mod archive;
pub mod budget;
pub mod gzip;
pub mod inflate;
