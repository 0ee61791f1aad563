//! A route: how it is reached, what it takes and gives, and who handles it.

use super::Shared;
use axum::http::Method;
use axum::routing::MethodRouter;
use serde_json::Value;

pub(super) struct Route {
    pub method: Method,
    pub path: String,
    /// The operationId.
    pub id: &'static str,
    pub name: String,
    pub handler: MethodRouter<Shared>,
    pub asks: Asks,
    /// Media type of a good answer.
    pub media: &'static str,
    /// Name of the shape of the answer.
    pub gives: Option<&'static str>,
}

#[derive(Default)]
pub(super) struct Asks {
    pub session: bool,
    pub purpose: bool,
    /// `If-Match` is wanted.
    pub version: bool,
    /// Repeats with the same `Idempotency-Key` have one effect.
    pub once: bool,
    /// The answer carries an `ETag`.
    pub tag: bool,
    /// Too many tries have to wait.
    pub waits: bool,
    /// Sends a browser on.
    pub redirects: bool,
    pub query: Vec<(&'static str, &'static str, Value)>,
    pub body: Option<Value>,
    /// The body is a file.
    pub file: bool,
    /// Taken, and carried out behind the answer.
    pub accepts: bool,
}

impl Route {
    pub fn new(method: Method, path: impl Into<String>, id: &'static str, handler: MethodRouter<Shared>) -> Route {
        Route {
            method,
            path: path.into(),
            id,
            name: String::new(),
            handler,
            asks: Asks::default(),
            media: "application/json",
            gives: None,
        }
    }

    pub fn get(path: &str, id: &'static str, name: &str, handler: MethodRouter<Shared>) -> Route {
        Route::new(Method::GET, path, id, handler).named(name)
    }

    pub fn post(path: &str, id: &'static str, name: &str, handler: MethodRouter<Shared>) -> Route {
        Route::new(Method::POST, path, id, handler).named(name)
    }

    pub fn delete(path: &str, id: &'static str, name: &str, handler: MethodRouter<Shared>) -> Route {
        Route::new(Method::DELETE, path, id, handler).named(name)
    }

    pub fn named(mut self, name: &str) -> Route {
        name.clone_into(&mut self.name);
        self
    }

    pub fn in_session(mut self) -> Route {
        self.asks.session = true;
        self
    }

    /// Client data: an officer, and a purpose of use.
    pub fn of_clients(mut self) -> Route {
        self.asks.purpose = true;
        self.in_session()
    }

    pub fn behind_version(mut self) -> Route {
        self.asks.version = true;
        self.with_version()
    }

    /// Changes what is kept: it takes an `Idempotency-Key`.
    pub fn changes(mut self) -> Route {
        self.asks.once = true;
        self
    }

    pub fn waits(mut self) -> Route {
        self.asks.waits = true;
        self
    }

    pub fn redirects(mut self) -> Route {
        self.asks.redirects = true;
        self
    }

    pub fn with_version(mut self) -> Route {
        self.asks.tag = true;
        self
    }

    pub fn query(mut self, name: &'static str, what: &'static str, schema: Value) -> Route {
        self.asks.query.push((name, what, schema));
        self
    }

    pub fn takes(mut self, schema: Value) -> Route {
        self.asks.body = Some(schema);
        self
    }

    /// The body is the bytes of a file.
    pub fn takes_file(mut self) -> Route {
        self.asks.file = true;
        self.takes(serde_json::json!({"type": "string", "format": "binary"}))
    }

    /// It is taken (202) and goes on by itself.
    pub fn accepts(mut self) -> Route {
        self.asks.accepts = true;
        self
    }

    /// The answer is a file of this type.
    pub fn gives_file(mut self, media: &'static str) -> Route {
        self.media = media;
        self
    }

    pub fn gives(mut self, shape: &'static str) -> Route {
        self.gives = Some(shape);
        self
    }
}
