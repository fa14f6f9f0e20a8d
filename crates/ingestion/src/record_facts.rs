//! A TMDB record → the facts of a film's own page, its certificate, its other titles and its place in a series.

use std::collections::{BTreeMap, BTreeSet};

use cinerag_analysis::fold;
use cinerag_domain::{
    Movie, MovieFacts, MovieId, Review, Trailer, TranslatedTitle, VideoSite, WatchCountry, WatchOptions,
};
use cinerag_tmdb_record::{Provider, Video, WatchProviders};

use crate::tmdb::TmdbRecord;

/// Countries whose certificates are read, the first known one counts.
const CERTIFICATE_COUNTRIES: [&str; 2] = ["US", "GB"];
/// What a country writes for a film without a certificate.
const WITHOUT_CERTIFICATE: [&str; 4] = ["", "NR", "UR", "Not Rated"];
/// Codes for no language.
const NO_LANGUAGE: [&str; 2] = ["xx", "xxx"];
/// Most titles beside the main one that a film is found by.
const MAX_ALTERNATIVE_TITLES: usize = 12;
/// Most trailers of a film.
const MAX_TRAILERS: usize = 1;
/// Most reviews of a film, and characters of an excerpt.
const MAX_REVIEWS: usize = 3;
const MAX_EXCERPT_CHARACTERS: usize = 280;
/// Most providers of a kind in a country.
const MAX_PROVIDERS: usize = 5;
/// Countries of which providers are stored, in alphabetical order: all of them would triple the size of records.
const WATCH_COUNTRIES: [&str; 20] = [
    "AT", "AU", "BE", "BR", "CA", "CH", "DE", "DK", "ES", "FR", "GB", "IE", "IN", "IT", "JP", "MX", "NL",
    "NZ", "SE", "US",
];

/// The certificate of the United States, else of the United Kingdom.
pub(crate) fn certificate(record: &TmdbRecord) -> Option<String> {
    let of = |country: &&str| {
        let releases = record.release_dates.results.iter();
        let releases = releases.filter(|releases| releases.iso_3166_1.as_deref() == Some(*country));
        let certificates = releases
            .flat_map(|releases| &releases.release_dates)
            .filter_map(|release| release.certification.as_deref().map(str::trim));
        certificates.into_iter().find(|name| !WITHOUT_CERTIFICATE.contains(name)).map(str::to_owned)
    };
    CERTIFICATE_COUNTRIES.iter().find_map(of)
}

/// Languages spoken, the original one first where it is spoken.
pub(crate) fn spoken_languages(record: &TmdbRecord) -> Vec<String> {
    let codes = record.spoken_languages.iter().filter_map(|language| language.iso_639_1.as_deref());
    let mut codes: Vec<String> = codes
        .filter(|code| !code.is_empty() && !NO_LANGUAGE.contains(code))
        .map(str::to_ascii_lowercase)
        .collect();
    codes.sort_by_key(|code| Some(code.as_str()) != record.original_language.as_deref());
    codes.dedup();
    codes
}

/// Titles that the record has beside its own and the original one, each once. A single word that is a word of the
/// language is left out: it would make a film the answer to "funny" or "home".
pub(crate) fn other_titles(
    record: &TmdbRecord,
    known: &[String],
    is_word: impl Fn(&str) -> bool,
) -> Vec<String> {
    let mut seen: BTreeSet<String> = known.iter().map(|title| fold(title)).collect();
    let alternative = record.alternative_titles.titles.iter().filter_map(|title| title.title.as_deref());
    let translated = record.translations.translations.iter().filter_map(|one| one.data.title.as_deref());
    let titles = alternative.chain(translated).map(str::trim);
    let is_new = |title: &&str| {
        let folded = fold(title);
        let is_plain = !folded.contains(' ') && is_word(&folded);
        !folded.is_empty() && !is_plain && seen.insert(folded)
    };
    titles.filter(is_new).take(MAX_ALTERNATIVE_TITLES).map(str::to_owned).collect()
}

/// Everything that only the film's own page shows.
pub(crate) fn facts(record: &TmdbRecord) -> MovieFacts {
    let dollars = |amount: Option<u64>| amount.filter(|amount| *amount > 0);
    MovieFacts {
        budget_dollars: dollars(record.budget),
        revenue_dollars: dollars(record.revenue),
        trailers: trailers(record),
        reviews: reviews(record),
        watch: watch(&record.watch_providers),
        translated_titles: translated_titles(record),
        ..MovieFacts::default()
    }
}

fn trailers(record: &TmdbRecord) -> Vec<Trailer> {
    let mut videos: Vec<&Video> =
        record.videos.results.iter().filter(|video| video.kind.as_deref() == Some("Trailer")).collect();
    videos.sort_by_key(|video| !video.official);
    let trailer = |video: &Video| {
        let site = match video.site.as_deref()? {
            "YouTube" => VideoSite::YouTube,
            "Vimeo" => VideoSite::Vimeo,
            _ => return None,
        };
        let is_key = |key: &&String| {
            !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
        };
        // the name of nearly every one is "Trailer" or the film's, which a page knows
        Some(Trailer { site, key: video.key.as_ref().filter(is_key)?.clone(), name: None })
    };
    videos.into_iter().filter_map(trailer).take(MAX_TRAILERS).collect()
}

fn reviews(record: &TmdbRecord) -> Vec<Review> {
    let review = |review: &cinerag_tmdb_record::Review| {
        let said = |field: &Option<String>| {
            field.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let url = said(&review.url).filter(|url| url.starts_with("https://www.themoviedb.org/"))?;
        let content = said(&review.content)?;
        Some(Review { author: said(&review.author)?, excerpt: excerpt(&content), url })
    };
    record.reviews.results.iter().filter_map(review).take(MAX_REVIEWS).collect()
}

/// The beginning of a text, up to a whole word.
fn excerpt(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(MAX_EXCERPT_CHARACTERS) {
        None => text,
        Some((end, _)) => {
            let end = text[..end].rfind(' ').unwrap_or(end);
            format!("{} …", text[..end].trim_end_matches([',', ';', ':', '-']))
        }
    }
}

fn watch(providers: &WatchProviders) -> WatchOptions {
    let mut options = WatchOptions::default();
    for code in WATCH_COUNTRIES {
        let Some(country) = providers.results.get(code) else { continue };
        let mut positions = |lists: &[&[Provider]]| {
            let names =
                lists.iter().copied().flatten().filter_map(|provider| provider.provider_name.as_deref());
            let mut found: Vec<u8> = Vec::new();
            for name in names.map(str::trim).filter(|name| !name.is_empty()) {
                if found.len() < MAX_PROVIDERS
                    && let Some(position) = options.position(name)
                    && !found.contains(&position)
                {
                    found.push(position);
                }
            }
            found
        };
        let stream = positions(&[&country.flatrate, &country.free, &country.ads]);
        let (rent, buy) = (positions(&[&country.rent]), positions(&[&country.buy]));
        if !(stream.is_empty() && rent.is_empty() && buy.is_empty()) {
            options.countries.push(WatchCountry { country: code.to_owned(), stream, rent, buy });
        }
    }
    options
}

fn translated_titles(record: &TmdbRecord) -> Vec<TranslatedTitle> {
    let mut titles: BTreeMap<&str, &str> = BTreeMap::new();
    for translation in &record.translations.translations {
        let title = translation.data.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
        if let (Some(language), Some(title)) = (translation.iso_639_1.as_deref(), title)
            && record.title.as_deref() != Some(title)
        {
            titles.entry(language).or_insert(title);
        }
    }
    let title = |(language, title): (&str, &str)| TranslatedTitle {
        language: language.to_owned(),
        title: title.to_owned(),
    };
    titles.into_iter().map(title).collect()
}

/// Gives every film its place in its series by day of release, where the series has several films.
pub(crate) fn number_series(movies: &mut [Movie], days: &BTreeMap<MovieId, String>) {
    let mut series: BTreeMap<String, Vec<(u16, String, MovieId)>> = BTreeMap::new();
    for movie in movies.iter() {
        if let Some(name) = &movie.details.collection {
            let day = days.get(&movie.card.id).cloned().unwrap_or_default();
            let place = (movie.card.year.unwrap_or(u16::MAX), day, movie.card.id);
            series.entry(name.clone()).or_default().push(place);
        }
    }
    let mut numbers: BTreeMap<MovieId, u16> = BTreeMap::new();
    for mut films in series.into_values().filter(|films| films.len() > 1) {
        films.sort();
        numbers.extend((1..).zip(films).map(|(number, (_, _, id))| (id, number)));
    }
    for movie in movies {
        movie.details.series_number = numbers.get(&movie.card.id).copied();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::film;

    fn record(json: serde_json::Value) -> TmdbRecord {
        serde_json::from_value(json).expect("a record")
    }

    #[test]
    fn the_american_certificate_comes_first_and_no_rating_is_none() {
        let releases = |us: &str, gb: &str| {
            record(serde_json::json!({"release_dates": {"results": [
                {"iso_3166_1": "GB", "release_dates": [{"certification": gb}]},
                {"iso_3166_1": "US", "release_dates": [{"certification": ""}, {"certification": us}]},
            ]}}))
        };
        assert_eq!(certificate(&releases("PG-13", "12A")).as_deref(), Some("PG-13"));
        assert_eq!(certificate(&releases("NR", "15")).as_deref(), Some("15"));
        assert_eq!(certificate(&releases("NR", "")), None);
    }

    #[test]
    fn titles_are_found_once_and_never_by_an_ordinary_word() {
        let record = record(serde_json::json!({
            "alternative_titles": {"titles": [{"title": "The Odd Goat"}, {"title": "Home"}, {"title": "Goat!"}]},
            "translations": {"translations": [{"iso_639_1": "fr", "data": {"title": "La Chèvre"}}]},
        }));
        let titles = other_titles(&record, &["Goat".into()], |word| word == "home");
        assert_eq!(titles, ["The Odd Goat", "La Chèvre"]);
        assert_eq!(facts(&record).translated_titles[0].language, "fr");
    }

    #[test]
    fn facts_are_shortened_and_what_is_odd_is_left_out() {
        let facts = facts(&record(serde_json::json!({
            "budget": 0, "revenue": 12,
            "videos": {"results": [
                {"site": "YouTube", "type": "Trailer", "key": "a\"b"}, {"site": "Vimeo", "type": "Trailer", "key": "77"}]},
            "reviews": {"results": [
                {"author": "Ann", "content": "word ".repeat(200), "url": "https://www.themoviedb.org/review/1"},
                {"author": "Bob", "content": "Bad link.", "url": "https://example.org/"}]},
            "watch/providers": {"results": {
                "US": {"flatrate": [{"provider_name": "Screenly"}], "buy": [{"provider_name": "Screenly"}]},
                "ZZ": {"flatrate": [{"provider_name": "Nowhere"}]}}},
        })));
        assert_eq!((facts.budget_dollars, facts.revenue_dollars), (None, Some(12)));
        assert_eq!(facts.trailers[0].url(), "https://vimeo.com/77");
        assert_eq!(facts.reviews.len(), 1);
        assert!(facts.reviews[0].excerpt.chars().count() <= MAX_EXCERPT_CHARACTERS + 2);
        let country = facts.watch.in_country("US").expect("known");
        assert_eq!(facts.watch.names(&country.stream).collect::<Vec<_>>(), ["Screenly"]);
        assert_eq!((facts.watch.providers.len(), facts.watch.countries.len()), (1, 1));
    }

    #[test]
    fn films_of_a_series_are_numbered_by_the_day() {
        let mut movies: Vec<Movie> = (1..=3).map(|id| film(id, "Goat")).collect();
        for movie in &mut movies[..2] {
            movie.card.year = Some(1999);
            movie.details.collection = Some("Goat Collection".into());
        }
        movies[2].details.collection = Some("Alone Collection".into());
        let days = BTreeMap::from([(MovieId(1), "1999-11-01".into()), (MovieId(2), "1999-02-01".into())]);
        number_series(&mut movies, &days);
        let numbers: Vec<Option<u16>> = movies.iter().map(|movie| movie.details.series_number).collect();
        assert_eq!(numbers, [Some(2), Some(1), None]);
    }
}
