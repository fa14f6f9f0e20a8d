//! Queries as people type them, 3 to 14 words, made from lists of ours; the same ones in every run.

use std::collections::HashSet;

const MOOD: &str = "\
    funny, dark, uplifting, scary, slow, romantic, weird, feel good, gritty, tense, heartwarming, bleak, \
    stylish, quiet, violent, surreal, clever, nostalgic, sad, epic";
const GENRE: &str = "\
    comedy, thriller, horror movie, western, musical, war film, crime drama, sci-fi film, romance, \
    documentary, cartoon, mystery, fantasy adventure, spy movie, film noir, coming of age story, \
    disaster movie, courtroom drama";
const TOPIC: &str = "\
    time travel, unlikely friendship, a bank robbery, growing up in a small town, artificial \
    intelligence, revenge, a road trip, the mafia, space exploration, a dying father, boxing, chess, \
    cooking, a haunted house, first love, the end of the world, memory loss, journalism, jazz musicians, \
    a prison escape, vampires in high school, climbing a mountain, undercover cops, the cold war, losing \
    a child, dinosaurs, a stolen painting, summer camp, a talking animal, survival at sea";
const WHO: &str = "\
    a retired detective, two brothers, a lonely robot, a young wizard, an ageing boxer, a single mother, \
    a group of teenagers, a hit man, a schoolteacher, an astronaut, a stray dog, a widowed farmer, three \
    sisters, a washed up rock star, a nun, an immigrant taxi driver, a princess, a con artist";
const DOES: &str = "\
    falls in love, loses everything, hunts a killer, finds a treasure map, wakes up in another body, has \
    to save the city, gets stranded, plans one last job, learns to dance, runs from the law, discovers a \
    secret, adopts an orphan, relives the same day, fights a corrupt company";
const PLACE: &str = "\
    in paris, in the desert, on a submarine, in new york, in a small village, on mars, in tokyo, during \
    the second world war, in the wild west, at christmas, in a boarding school, on a train, in the \
    jungle, in medieval england, in a dystopian future, in the deep south";
const WHEN: &str = "\
    the 1950s, the 60s, the seventies, the 1980s, the 90s, the early 2000s";
const PERSON: &str = "\
    tom hanks, meryl streep, denzel washington, bill murray, sigourney weaver, jackie chan, audrey \
    hepburn, robert de niro, cate blanchett, hitchcock, miyazaki, spielberg, the coen brothers, \
    tarantino, kurosawa, kubrick";
/// What the words are put into; the names in braces are those of the lists.
const TEMPLATES: &str = "\
    {mood} {genre} {place}; {genre} about {topic}; {mood} movies about {topic}; {genre} from {when}; \
    {who} {does} {place}; movie where {who} {does}; films with {person} about {topic}; {mood} {genre} \
    from {when} with {person}; what was the film where {who} {does} {place}; {genre} like something by \
    {person} but {mood}; {topic} {place}; not too {mood} {genre} for a family evening; best {genre} of \
    {when} about {topic}; {who} and {topic}; i want a {mood} {genre} where {who} {does}; {person} \
    {genre} {when}";

/// The first `count` of an endless list without repetitions.
pub fn queries(count: usize) -> Vec<String> {
    let mut seen = HashSet::new();
    let usual = |text: &String| (3..=14).contains(&text.split(' ').count());
    (0..).map(query).filter(usual).filter(|text| seen.insert(text.clone())).take(count).collect()
}

/// Query number `n`; some numbers give equal ones, or longer ones than people write.
fn query(n: u64) -> String {
    let mut state = n;
    let mut draw = |list: &'static str, separator| {
        let choices: Vec<&str> = list.split(separator).collect();
        choices[(next(&mut state) % choices.len() as u64) as usize]
    };
    let mut text = String::new();
    for piece in draw(TEMPLATES, "; ").split_inclusive(['{', '}']) {
        let word = match piece.trim_end_matches('}') {
            "mood" => draw(MOOD, ", "),
            "genre" => draw(GENRE, ", "),
            "topic" => draw(TOPIC, ", "),
            "who" => draw(WHO, ", "),
            "does" => draw(DOES, ", "),
            "place" => draw(PLACE, ", "),
            "when" => draw(WHEN, ", "),
            "person" => draw(PERSON, ", "),
            between => between.trim_end_matches('{'),
        };
        text.push_str(word);
    }
    text
}

/// `SplitMix64` (Steele, Lea and Flood 2014): any seed will do, also 0, 1, 2, ….
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *state;
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ mixed >> 31
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_differ_are_filled_and_are_as_long_as_people_write() {
        let queries = queries(10_000);
        assert_eq!(queries.iter().collect::<HashSet<_>>().len(), 10_000);
        for query in &queries {
            assert!((3..=14).contains(&query.split(' ').count()), "{query}");
            assert!(
                query.bytes().all(|byte| byte.is_ascii_lowercase() || b" -0123456789".contains(&byte)),
                "{query}"
            );
        }
    }
}
