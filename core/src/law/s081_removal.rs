//! Changing and removing a right of use · käyttöoikeuden muuttaminen ja poistaminen · ändring och återkallande av
//! åtkomsträttighet (§ 81).

use super::cite::{Cite, section};

/// Has to be removed: its conditions have ended, or data protection demands it.
pub const MUST: Cite = section("81", "1");
/// May be removed: data was misused.
pub const MAY: Cite = section("81", "2");
/// Has to be changed where it no longer fits what it was granted for.
pub const CHANGE: Cite = section("81", "3");
/// The granting authority tells KEHA at once.
pub const TELL: Cite = section("81", "4");
