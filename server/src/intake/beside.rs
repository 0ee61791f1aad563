//! A check with its rows read on a processor of their own, where the machine has one to spare.

use kotodigi::intake::check::ahead::{Batch, Batches};
use kotodigi::intake::check::check_fed;
use kotodigi::intake::{Known, Limits, Mapping, Mends, OldRegister, Report, fault::Fault};
use std::ops::ControlFlow;
use std::sync::mpsc::{channel, sync_channel};
use std::thread;

/// So many batches wait for the check: enough for one to go on while the other is kept from its processor.
const WAITING: usize = 8;
/// What a reader of rows needs.
const STACK: usize = 256 << 10;

pub fn check(
    register: &OldRegister<'_>,
    mapping: &Mapping,
    mends: &Mends,
    limits: &Limits,
    known: Option<&dyn Known>,
    watch: &mut dyn FnMut(u32) -> ControlFlow<()>,
) -> Result<Option<Report>, Fault> {
    thread::scope(|scope| {
        let (read, to_check) = sync_channel::<Batch>(WAITING);
        let (checked, to_fill) = channel::<Batch>();
        let reader = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, move || {
            let mut batches = Batches::of(register);
            loop {
                let mut batch = to_fill.try_recv().unwrap_or_default();
                batches.next(&mut batch);
                let last = batch.is_empty();
                // Nobody checks any more: it was told to stop.
                if read.send(batch).is_err() || last {
                    break;
                }
            }
        });
        if reader.is_err() {
            return kotodigi::intake::check_watched(register, mapping, mends, limits, known, watch);
        }
        let mut next = |batch: &mut Batch| {
            let full = to_check.recv().unwrap_or_default();
            // The reader may have read all and gone.
            drop(checked.send(std::mem::replace(batch, full)));
        };
        check_fed(register, mapping, mends, limits, known, &mut next, watch)
    })
}
