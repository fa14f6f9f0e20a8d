//! The closed set of genres that MovieLens uses, and sets of them as one machine word.

use serde::{Deserialize, Serialize};
use utoipa::openapi::schema::Type;
use utoipa::openapi::{ObjectBuilder, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

macro_rules! genres {
    ($($variant:ident = $name:literal),+ $(,)?) => {
        /// A MovieLens genre. Stored by position, so the order is part of the index format.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Genre {
            $(#[doc = $name] #[serde(rename = $name)] $variant),+
        }

        impl Genre {
            /// Every genre, in storage order.
            pub const ALL: &'static [Genre] = &[$(Genre::$variant),+];

            /// The name as MovieLens writes it.
            pub const fn name(self) -> &'static str {
                match self { $(Genre::$variant => $name),+ }
            }
        }
    };
}

genres! {
    Action = "Action", Adventure = "Adventure", Animation = "Animation", Children = "Children",
    Comedy = "Comedy", Crime = "Crime", Documentary = "Documentary", Drama = "Drama", Fantasy = "Fantasy",
    FilmNoir = "Film-Noir", Horror = "Horror", Imax = "IMAX", Musical = "Musical", Mystery = "Mystery",
    Romance = "Romance", SciFi = "Sci-Fi", Thriller = "Thriller", War = "War", Western = "Western",
}

impl PartialSchema for Genre {
    // by hand: the derive does not see the names inside the macro
    fn schema() -> RefOr<Schema> {
        let names = Genre::ALL.iter().map(|genre| genre.name());
        let names = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(names));
        names.description(Some("A MovieLens genre.")).into()
    }
}

impl ToSchema for Genre {}

/// A name that is not a genre.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown genre {0:?}; expected one of: {names}", names = Genre::ALL.iter().map(|g| g.name()).collect::<Vec<_>>().join(", "))]
pub struct UnknownGenre(pub String);

impl std::str::FromStr for Genre {
    type Err = UnknownGenre;

    /// Reads a name without regard to case, hyphens and spaces ("sci fi", "Film-Noir").
    fn from_str(text: &str) -> Result<Self, UnknownGenre> {
        let letters = |name: &str| -> String {
            name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let wanted = letters(text);
        let found = Genre::ALL.iter().copied().find(|genre| letters(genre.name()) == wanted);
        found.ok_or_else(|| UnknownGenre(text.to_owned()))
    }
}

impl std::fmt::Display for Genre {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// A set of genres: bit `n` stands for `Genre::ALL[n]`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct GenreSet(pub u32);

impl GenreSet {
    /// True when every genre of `other` is in `self`.
    pub const fn contains_all(self, other: GenreSet) -> bool {
        self.0 & other.0 == other.0
    }

    /// True when some genre is in both.
    pub const fn intersects(self, other: GenreSet) -> bool {
        self.0 & other.0 != 0
    }

    /// True when it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The genres in storage order.
    pub fn iter(self) -> impl Iterator<Item = Genre> {
        Genre::ALL.iter().copied().filter(move |genre| self.0 >> (*genre as u32) & 1 == 1)
    }
}

impl FromIterator<Genre> for GenreSet {
    fn from_iter<I: IntoIterator<Item = Genre>>(genres: I) -> Self {
        GenreSet(genres.into_iter().fold(0, |bits, genre| bits | 1 << genre as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back_in_any_spelling() {
        for genre in Genre::ALL {
            assert_eq!(genre.name().parse(), Ok(*genre));
            assert_eq!(genre.name().to_lowercase().replace('-', " ").parse(), Ok(*genre));
        }
        assert!("horor".parse::<Genre>().unwrap_err().to_string().contains("Horror"));
    }

    #[test]
    fn a_set_gives_back_what_went_in() {
        let set: GenreSet = [Genre::Western, Genre::Action].into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), [Genre::Action, Genre::Western]);
        assert!(set.contains_all([Genre::Action].into_iter().collect()));
        assert!(!set.intersects([Genre::Drama].into_iter().collect()));
    }
}
