//! What messages mean after one another, and what the records answer.

use crate::catalogue::{after, answer, engine};

async fn said(message: &str) -> String {
    let (_, answer) = answer(&engine(), &after(&[], message)).await;
    assert_eq!(
        answer.closing.corrections,
        [],
        "an answer of the records needs no correction: {}",
        answer.text
    );
    assert!(answer.closing.degraded.is_empty() && answer.closing.generator == "extractive");
    answer.text
}

#[tokio::test]
async fn questions_about_one_film_are_answered_from_its_record() {
    for (question, expected) in [
        ("who directed Heat?", "Heat [6] was directed by Michael Mann."),
        ("How long is Alien?", "Alien [1214] runs 117 minutes, which is 1 hour and 57 minutes."),
        ("when was 2001: A Space Odyssey released", "2001: A Space Odyssey [924] is from 1968."),
        (
            "who's in Blade Runner?",
            "Blade Runner [541] stars Harrison Ford as Rick Deckard and Sean Young as Rachael.",
        ),
        ("who plays Ripley in Alien?", "In Alien [1214], Sigourney Weaver plays Ellen Ripley."),
        ("Is Airplane! any good?", "Airplane! [2078] is rated 7.9 of 10 by 102 viewers."),
        ("what language is Her in?", "Her [106920] is in English."),
        (
            "When was Heat made and who directed it?",
            "Heat [6] is from 1995. Heat [6] was directed by Michael Mann.",
        ),
        ("who directed blade runer?", "Blade Runner [541] was directed by Ridley Scott."),
        ("who wrote Heat?", "The record of Heat [6] does not say who wrote it."),
    ] {
        assert_eq!(said(question).await, expected, "{question}");
    }
    let story = said("what is Gattaca about?").await;
    assert!(
        story.contains("by Andrew Niccol. A young man with the wrong genes")
            && story.ends_with("space [1653]."),
        "{story}"
    );
}

#[tokio::test]
async fn a_film_that_nobody_has_is_not_invented() {
    let text = said("who directed Gigli Returns?").await;
    assert!(
        text.starts_with("No film of that name is in this catalogue.") && !text.contains("Gigli"),
        "{text}"
    );
}

#[tokio::test]
async fn films_are_recommended_with_what_their_records_say() {
    let engine = engine();
    let (films, answer) = answer(&engine, &after(&[], "science fiction films about space")).await;
    assert_eq!(answer.closing.corrections, [], "{}", answer.text);
    assert!(films.contains(&924) && films.contains(&1214) && films.contains(&1653), "{films:?}");
    assert!(answer.text.starts_with("I looked for films by this: sci-fi; "), "{}", answer.text);
    for id in &answer.citations {
        assert!(answer.text.contains(&format!("[{id}]")) && films.contains(&id.0));
    }
    assert!(answer.citations.len() >= 3 && answer.closing.follow_ups.len() == 3, "{answer:?}");
}

#[tokio::test]
async fn small_talk_is_answered_and_finds_nothing() {
    for message in ["hello", "Hi there!", "thank you very much", "what can you do?"] {
        let (films, answer) = answer(&engine(), &after(&["films about space"], message)).await;
        assert!(films.is_empty() && answer.citations.is_empty(), "{message}: {answer:?}");
        assert!(!answer.closing.follow_ups.is_empty() && answer.closing.corrections.is_empty(), "{answer:?}");
    }
    assert!(said("thanks!").await.starts_with("You are welcome."));
}

#[tokio::test]
async fn nothing_found_is_said() {
    let (films, answer) =
        answer(&engine(), &after(&["westerns", "", "only with Al Pacino"], "something older")).await;
    if films.is_empty() {
        assert!(answer.text.contains("No film in this catalogue fits"), "{}", answer.text);
    }
    let (films, answer) =
        self::answer(&engine(), &after(&["films with Al Pacino", ""], "only comedies")).await;
    assert!(films.is_empty(), "{films:?}: {}", answer.text);
    assert!(answer.text.contains("No film in this catalogue fits"), "{}", answer.text);
    assert!(answer.citations.is_empty() && !answer.closing.follow_ups.is_empty());
}

#[tokio::test]
async fn follow_ups_change_what_was_asked_before() {
    let engine = engine();
    let before = ["science fiction films about space"];
    let (first, _) = answer(&engine, &after(&[], before[0])).await;
    let year = |id: &u32| crate::catalogue::FILMS.iter().find(|film| film.id == *id).expect("a film").year;

    let (older, _) = answer(&engine, &after(&before, "something older")).await;
    assert!(!older.is_empty() && older.iter().all(|id| year(id) < year(&first[0])), "{first:?} {older:?}");

    let (gentle, _) = answer(&engine, &after(&before, "without violence")).await;
    assert!(!gentle.contains(&1214) && gentle.contains(&924), "{gentle:?}");

    let (scott, _) = answer(&engine, &after(&before, "only by Ridley Scott")).await;
    assert!(!scott.is_empty() && scott.iter().all(|id| [541, 1214].contains(id)), "{scott:?}");

    let (both, _) = answer(&engine, &after(&[before[0], "", "without violence", ""], "from the 60s")).await;
    assert!(both.contains(&924) && both.iter().all(|id| (1960..1970).contains(&year(id))), "{both:?}");

    let (others, _) = answer(&engine, &after(&before, "anything else?")).await;
    assert!(others.iter().all(|id| !first.contains(id)), "{first:?} {others:?}");

    let (fresh, _) = answer(&engine, &after(&before, "comedies")).await;
    assert_eq!(fresh, [2078], "a request of its own replaces what was asked");
}

#[tokio::test]
async fn films_of_earlier_answers_are_known_by_their_place() {
    let engine = engine();
    let history = ["science fiction films about space", "Gattaca is one, and Alien is another."];
    let (films, second) = answer(&engine, &after(&history, "what about the second one?")).await;
    assert_eq!(films, [1214], "{}", second.text);
    let (_, director) = answer(&engine, &after(&history, "who directed the first one?")).await;
    assert_eq!(director.text, "Gattaca [1653] was directed by Andrew Niccol.");
    let talk = [history[0], history[1], "who directed Heat?", "Heat was directed by Michael Mann."];
    let (_, length) = answer(&engine, &after(&talk, "and how long is it?")).await;
    assert!(length.text.starts_with("Heat [6] runs 170 minutes"), "{}", length.text);
    let (like, _) = answer(&engine, &after(&history, "something like the second one")).await;
    assert!(!like.is_empty() && like[0] != 1214, "{like:?}");
    let (films, answer) = answer(&engine, &after(&[], "What should I watch after Blade Runner?")).await;
    assert!(!films.is_empty() && films[0] != 541 && !answer.text.is_empty(), "{films:?}");
}

#[tokio::test]
async fn the_same_conversation_has_the_same_answer() {
    let request = after(&["films about space", "", "something older"], "who directed the first one?");
    let engine = engine();
    let (a, b) = (answer(&engine, &request).await, answer(&engine, &request).await);
    assert_eq!(a, b);
    assert_eq!(a, answer(&self::engine(), &request).await);
}
