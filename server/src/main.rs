//! `kotodigi`: one binary for the server and the work of the one who runs it.

use std::process::ExitCode;

fn main() -> ExitCode {
    kotodigi_server::cli::run(std::env::args_os())
}
