//! The pages of `dist/` are embedded. Cargo notices new files only in a folder that is there, and reruns this
//! for ever when it is not; so an empty one is made (it is ignored by git).

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::fs::create_dir_all("../dist").is_ok() {
        println!("cargo::rerun-if-changed=../dist");
    }
}
