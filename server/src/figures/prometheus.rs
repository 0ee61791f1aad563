//! The figures as Prometheus reads them.

use super::{BUCKETS, Figures};
use crate::clock;
use crate::operation::Operation;
use std::sync::PoisonError;

impl Figures {
    pub fn prometheus(&self, now: &Operation) -> String {
        let mut out = String::new();
        self.requests(&mut out);
        self.times(&mut out);
        gauge(&mut out, "requests_under_way", "Requests being answered", Some(now.requests_under_way));
        gauge(&mut out, "journal_position", "Entries in the journal", Some(now.journal_position));
        counter(&mut out, "looks_committed_total", "Looks durably in the log since the start", now.looks_committed);
        gauge(&mut out, "looks_waiting", "Looks waiting for a commit", now.looks_waiting);
        gauge(&mut out, "sessions_open", "Sessions open", now.sessions);
        counter(&mut out, "logins_refused_total", "Logins refused since the start", now.refused_logins);
        gauge(&mut out, "disk_free_bytes", "Free on the disk of the data directory", now.disk_free_bytes);
        let age = |at: Option<i64>| at.map(|at| (clock::now() - at).max(0) / 1000);
        gauge(&mut out, "backup_age_seconds", "Since the last backup", age(now.last_backup));
        gauge(&mut out, "anchor_age_seconds", "Since the heads were last anchored", age(now.last_anchor));
        gauge(&mut out, "uptime_seconds", "Since the start", Some(now.uptime_seconds));
        head(&mut out, "build_info", "Version of the program", "gauge");
        out.push_str(&format!("kotodigi_build_info{{version=\"{}\"}} 1\n", now.version));
        out
    }

    fn requests(&self, out: &mut String) {
        head(out, "requests_total", "Requests answered", "counter");
        for ((route, status), count) in &*self.requests.lock().unwrap_or_else(PoisonError::into_inner) {
            out.push_str(&format!("kotodigi_requests_total{{route=\"{route}\",status=\"{status}\"}} {count}\n"));
        }
    }

    fn times(&self, out: &mut String) {
        head(out, "request_seconds", "Time to answer", "histogram");
        for (route, times) in &*self.times.lock().unwrap_or_else(PoisonError::into_inner) {
            for (bound, within) in BUCKETS.iter().zip(times.within) {
                out.push_str(&format!(
                    "kotodigi_request_seconds_bucket{{route=\"{route}\",le=\"{bound}\"}} {within}\n"
                ));
            }
            let (count, seconds) = (times.count, times.seconds);
            out.push_str(&format!("kotodigi_request_seconds_bucket{{route=\"{route}\",le=\"+Inf\"}} {count}\n"));
            out.push_str(&format!("kotodigi_request_seconds_sum{{route=\"{route}\"}} {seconds}\n"));
            out.push_str(&format!("kotodigi_request_seconds_count{{route=\"{route}\"}} {count}\n"));
        }
    }
}

fn head(out: &mut String, name: &str, what: &str, kind: &str) {
    out.push_str(&format!("# HELP kotodigi_{name} {what}\n# TYPE kotodigi_{name} {kind}\n"));
}

fn gauge(out: &mut String, name: &str, what: &str, value: Option<i64>) {
    number(out, (name, what, "gauge"), value);
}

fn counter(out: &mut String, name: &str, what: &str, value: Option<i64>) {
    number(out, (name, what, "counter"), value);
}

/// What is not known is left out: a zero would be a lie.
fn number(out: &mut String, (name, what, kind): (&str, &str, &str), value: Option<i64>) {
    if let Some(value) = value {
        head(out, name, what, kind);
        out.push_str(&format!("kotodigi_{name} {value}\n"));
    }
}
