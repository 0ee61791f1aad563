//! A later extract over HTTP: what was done here stays and is told, and accepted households join those who are here.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod running;

use running::User;
use running::here::{here, user};
use running::old_register::{ask, file, load};
use serde_json::{Value, json};
use std::path::Path;

const FIRST: &str = "Asiakasnumero;Hetu;Sukunimi;Etunimet;Kunta;Lupa alkaa;Puhelin\n\
    7;290200A901C;Meri;Aino;Kuopio;1.3.2025;+358 45 555 0101\n";
const NAME: &str = "vanha.csv";

/// The one client of the first extract, with another telephone number.
fn corrects_phone(by: &User) {
    let found = by.post("/api/search", &json!({"text": "290200A901C"}), &[]);
    let client = found.body["hits"][0]["client"].as_str().unwrap().to_owned();
    let form = by.get(&format!("/api/forms/correct_facts?client={client}"));
    let mut values = form.body["values"].clone();
    for (key, value) in [("phone", "+358 45 555 0202"), ("source", "client"), ("reason", "Soitti")] {
        values[key] = value.into();
    }
    let version = form.header("etag");
    let got = by.post(&format!("/api/clients/{client}/correct_facts"), &values, &[("If-Match", version)]);
    assert_eq!(got.status, 200, "{}", got.text);
}

#[test]
fn what_was_done_here_stays_and_is_told_and_households_join_who_is_here() {
    let here = here(Path::new(env!("CARGO_BIN_EXE_kotodigi")));
    let (otto, aino) = (user(&here.root, "otto.siirto"), user(&here.root, "aino.korhonen"));
    let system = json!({"system": "Vanha"});
    assert_eq!(load(&otto, &file(&otto, FIRST.as_bytes()), &system)["state"], "done");
    corrects_phone(&aino);
    // A week later the old register has another number for her, and somebody who lives with her.
    let later = FIRST.replace("0101", "0303") + "8;150385-912E;Salo;Saku;Kuopio;1.3.2025;\n";
    let brought = file(&otto, later.as_bytes());
    let wanted = json!({"name": NAME, "system": "Vanha"});
    let checked = ask(&otto, "POST", &format!("{brought}/check"), Some(&json!({"name": NAME})));
    let stays = |told: &Value| {
        assert_eq!(told.as_array().unwrap().len(), 1, "{told}");
        let one = &told[0];
        assert_eq!((&one["row"], &one["client_number"]), (&json!(2), &json!("K-000001")), "{one}");
        assert_eq!((&one["what"], &one["why"]), (&json!("phone"), &json!("made_here")), "{one}");
        assert!(one["said"].as_str().unwrap().contains("entered in this register"), "{one}");
        assert!(!one["next"].as_str().unwrap().is_empty());
    };
    stays(&checked.body["conflicts"]);
    let differs = ask(&otto, "POST", &format!("{brought}/diff"), Some(&wanted));
    let phone = &differs.body["differences"][0];
    assert_eq!((&phone["what"], &phone["why"]), (&json!("phone"), &json!("made_here")), "{phone}");
    assert!(phone["said"] == checked.body["conflicts"][0]["said"] && phone["what_name"] == "Telephone", "{phone}");
    let done = load(&otto, &brought, &json!({"system": "Vanha", "households": [[2, 3]]}));
    let loaded = &done["loaded"];
    assert_eq!((&done["state"], &loaded["created"], &loaded["conflicts"]), (&json!("done"), &json!(1), &json!(1)));
    stays(&done["conflicts"]);
    let report = ask(&otto, "GET", &format!("/api/intake/runs/{}/report", loaded["run"].as_str().unwrap()), None);
    let stayed = &report.body["report"]["stays"][0];
    assert_eq!((&stayed["what"], &stayed["rows"]), (&json!("phone"), &json!([2])), "{}", report.text);
    // With and without its spaces; a hash may well have three fives, so the number is looked for with more of it.
    let numbers = ["45 555", "45555010", "45555020", "45555030", "555 0"];
    assert!(!report.text.contains("K-000001"), "{}", report.text);
    assert!(!numbers.iter().any(|number| report.text.contains(number)), "{}", report.text);
    let saku = aino.post("/api/search", &json!({"text": "150385-912E"}), &[]).body["hits"][0]["client"].clone();
    let page = aino.get(&format!("/api/clients/{}", saku.as_str().unwrap()));
    let household: Vec<&str> =
        page.body["household"].as_array().unwrap().iter().map(|one| one["client_number"].as_str().unwrap()).collect();
    assert!(household.contains(&"K-000001"), "{}", page.text);
}

#[test]
fn perhaps_the_same_person_is_answered_and_nobody_comes_twice() {
    let here = here(Path::new(env!("CARGO_BIN_EXE_kotodigi")));
    let otto = user(&here.root, "otto.siirto");
    assert_eq!(load(&otto, &file(&otto, FIRST.as_bytes()), &json!({"system": "Vanha"}))["state"], "done");
    // Another old register has her without a code, with a number of its own.
    let other = "Nro;Hetu;Sukunimi;Etunimet;Syntymäaika;Kunta;Lupa alkaa;Puhelin\n\
        12;;Meri;Aino Maria;29.2.2000;Kuopio;1.3.2025;+358 45 555 0404\n";
    let brought = file(&otto, other.as_bytes());
    let check = |mends: Value| {
        ask(&otto, "POST", &format!("{brought}/check"), Some(&json!({"name": NAME, "mends": mends}))).body
    };
    let before = check(json!({}));
    assert!(before.to_string().contains("registered_already_perhaps"), "{before}");
    assert!(before.to_string().contains("K-000001"), "{before}");
    assert_eq!((&before["would"]["create"], &before["would"]["update"]), (&json!(1), &json!(0)), "{before}");
    let hers = json!({"rows": [{"row": 2, "is": "K-000001"}]});
    let after = check(hers.clone());
    assert!(!after.to_string().contains("registered_already_perhaps"), "{after}");
    assert_eq!((&after["would"]["create"], &after["would"]["update"]), (&json!(0), &json!(1)), "{after}");
    let nobodys = check(json!({"rows": [{"row": 2, "is": "K-000099"}]}));
    assert!(nobodys.to_string().contains("client_decided_unknown"), "{nobodys}");
    let done = load(&otto, &brought, &json!({"system": "Toinen", "mends": hers}));
    let loaded = &done["loaded"];
    assert_eq!(
        (&done["state"], &loaded["created"], &loaded["updated"]),
        (&json!("done"), &json!(0), &json!(1)),
        "{done}"
    );
}
