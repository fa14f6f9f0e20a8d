/**
 * Generated from crates/api/openapi.json by `npm run api:generate`. Do not edit.
 */

export interface paths {
    "/v1/admin/ingestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start an ingestion of the current data
         * @description The same data is the same run: a run that is in progress, or whose index is in use, is returned.
         */
        post: operations["start_ingestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/ingestions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the progress or the result of an ingestion */
        get: operations["ingestion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for films in conversation
         * @description `[356]` in an answer cites the film with that id; only films that were found are cited or named. With
         *     `accept: text/event-stream` the answer is streamed as events: first one `meta` `{films}`; then `token` `{text}` for
         *     each piece of the answer, and `citation` `{id}` when a film is first cited; last one `done` `{follow_ups, degraded,
         *     corrections, generator, asked}`.
         */
        post: operations["ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Store a batch of events
         * @description An event with an `event_id` that is already stored is counted as a duplicate and changes nothing, so a batch can be
         *     sent again when its response was lost. Film ids are not checked.
         */
        post: operations["events"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/genres": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the genres and how many films have each */
        get: operations["genres"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the state of the service */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/movies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List films */
        get: operations["movies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/movies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get full film details */
        get: operations["movie"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/movies/{id}/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find films like a film */
        get: operations["similar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recommend films by likes and dislikes
         * @description Unknown ids are ignored and returned in `unknown_ids`. A film must not be both liked and disliked.
         */
        post: operations["recommendations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the rows of the home page
         * @description With liked films, rows of films like them come first.
         */
        get: operations["rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search films by words, meaning or both */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Complete a title, a person, a genre or a theme
         * @description Small typing errors are tolerated.
         */
        get: operations["suggest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recommend films to a user of the data set, by their ratings */
        get: operations["user_recommendations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An answer that cites the films it mentions. */
        AskBody: components["schemas"]["AskDone"] & {
            /** @description The words; `[356]` in them cites the film with that id. */
            answer: string;
            /** @description Ids of the cited films, in order of first citation. */
            citations: number[];
            /** @description The films that were found, best first. */
            films: components["schemas"]["Card"][];
        };
        /** @description The end of an answer. */
        AskDone: {
            /** @description The request that the conversation amounts to, as it was searched. */
            asked: string;
            /** @description Corrections that were made to the answer. */
            corrections: components["schemas"]["CorrectionBody"][];
            /** @description Components that were unavailable; without `generator`, the answer is composed from the films' records. */
            degraded: components["schemas"]["Degradation"][];
            /** @description Suggested next questions. */
            follow_ups: string[];
            /** @description What wrote the answer: `extractive`, or the name of a language model. */
            generator: string;
        };
        /** @description A message and the earlier turns of the conversation. */
        AskRequest: {
            /** @description The earlier turns, oldest first. */
            history?: components["schemas"]["AskTurn"][] | null;
            /**
             * @description The message to answer.
             * @example something like Heat, but funnier
             */
            message: string;
        };
        /** @description An earlier turn of the conversation. */
        AskTurn: {
            /** @description Who wrote it. */
            role: components["schemas"]["TurnRole"];
            /** @description The words, with or without citations. */
            text: string;
        };
        /** @description The liked film that contributes most to a recommendation. */
        BecauseBody: {
            /**
             * Format: int32
             * @description MovieLens id.
             */
            id: number;
            /** @description Display title. */
            title: string;
        };
        /** @description What is running. */
        Build: {
            /** @description Processor and operating system it was built for. */
            target: string;
            /** @description Version of the code. */
            version: string;
        };
        /**
         * @description Where an answer came from: `hit-memory` and `hit-redis` were cached, in this process or in the shared cache; `stale`
         *     was cached and is past its time, so it is being refreshed; `joined` was computed by an identical request at the same
         *     time; `miss` was computed for this request.
         * @enum {string}
         */
        CacheSource: "hit-memory" | "hit-redis" | "stale" | "joined" | "miss";
        /** @description A film in a list. */
        Card: {
            /** @description In credit order. */
            directors: string[];
            /** @description MovieLens genres. */
            genres: components["schemas"]["Genre"][];
            /**
             * Format: int32
             * @description MovieLens id.
             */
            id: number;
            /** @description Synopsis. */
            overview?: string | null;
            /** @description Poster on TMDB's image host. */
            poster_url?: string | null;
            rating?: components["schemas"]["RatingBody"] | null;
            /**
             * Format: int32
             * @description Running time in minutes.
             */
            runtime_minutes?: number | null;
            /** @description Display title. */
            title: string;
            /**
             * Format: int32
             * @description Year of release.
             */
            year?: number | null;
        };
        /** @description An actor and their part. */
        CastEntry: {
            /** @description The character. */
            character?: string | null;
            /** @description The actor. */
            name: string;
        };
        /** @description A certificate. */
        Certificate: string;
        /**
         * @description Whether a film is in colour.
         * @enum {string}
         */
        Color: "color" | "black_and_white" | "mixed";
        /** @description A correction that was made to an answer before it was sent. */
        CorrectionBody: {
            /**
             * Format: int32
             * @description In how many places.
             */
            count: number;
            /** @description What was done, in words. */
            detail: string;
            /** @description What was corrected. */
            kind: components["schemas"]["CorrectionKind"];
        };
        /**
         * @description What was done to an answer.
         * @enum {string}
         */
        CorrectionKind: "film_not_found" | "unknown_citation" | "wrong_citation" | "missing_citation" | "wrong_year" | "unsupported_fact" | "unsupported_name" | "rules" | "link" | "unfinished";
        /** @description An ISO 3166-1 alpha-2 code. */
        CountryCode: string;
        /**
         * @description A component that was unavailable while the answer was computed. Reported in the answer, logged and counted.
         * @enum {string}
         */
        Degradation: "embedder" | "cache" | "vector_store" | "cross_encoder" | "generator";
        /** @description A component that answers depend on. */
        Dependency: {
            /** @description Why not. */
            detail?: string | null;
            /** @description The component, such as `index` or `embedder`. */
            name: string;
            /** @description Whether it works. */
            ok: boolean;
        };
        Event: {
            /**
             * Format: int32
             * @description How long the film's page was open, in milliseconds; for `dwell` events only.
             */
            dwell_ms?: number | null;
            /** @description Unique id of the event; an event that is sent again with the same id is stored once. */
            event_id: string;
            /** @description What was done. */
            kind: components["schemas"]["EventKind"];
            /** @description MovieLens id of the film. */
            movie_id: components["schemas"]["FilmId"];
            /**
             * Format: int64
             * @description When it happened, in milliseconds since 1970, UTC.
             */
            occurred_ms?: number | null;
            /**
             * Format: int32
             * @description The film's position in the list, from 1.
             */
            position?: number | null;
            /** @description The search that listed the film. */
            query?: string | null;
            /** @description Groups the events of one visit. */
            session_id?: string | null;
        } & ({
            dwell_ms: number;
            /** @enum {string} */
            kind?: "dwell";
        } | {
            dwell_ms?: null;
            /** @enum {string} */
            kind?: "impression" | "click" | "like" | "dislike";
        });
        /** @description Events that are sent together. */
        EventBatch: {
            /** @description The events. */
            events: components["schemas"]["Event"][];
        };
        /**
         * @description What was done.
         * @enum {string}
         */
        EventKind: "impression" | "click" | "like" | "dislike" | "dwell";
        /** @description The result of storing a batch. */
        EventsStored: {
            /**
             * Format: int32
             * @description New events, stored durably.
             */
            accepted: number;
            /**
             * Format: int32
             * @description Events that were stored before.
             */
            duplicates: number;
        };
        /** @description How a hit was found. */
        ExplainBody: {
            /**
             * Format: int32
             * @description Position in the dense list, from 1.
             */
            dense_rank?: number | null;
            /**
             * Format: float
             * @description Cosine with the query.
             */
            dense_score?: number | null;
            /** @description The features that counted; empty where the query asks for an order or names example films. */
            features: components["schemas"]["FeatureBody"][];
            /**
             * Format: int32
             * @description Position in the sparse list, from 1.
             */
            sparse_rank?: number | null;
            /**
             * Format: float
             * @description BM25 score.
             */
            sparse_score?: number | null;
            /** @description The ranking weights used: request, chat or story. */
            style: string;
        };
        /** @description A value of a facet. */
        FacetValue: {
            /**
             * Format: int32
             * @description Number of films with it.
             */
            count: number;
            /** @description The value. */
            value: string;
        };
        /** @description What one feature contributed to a hit's position. */
        FeatureBody: {
            /** @description The feature. */
            name: string;
            /**
             * Format: float
             * @description Points for or against.
             */
            points: number;
            /**
             * Format: float
             * @description Its value.
             */
            value: number;
        };
        /** @description What is wrong with one field of a request. */
        FieldError: {
            /**
             * @description The parameter or field; `body` for the whole body.
             * @example limit
             */
            field: string;
            /**
             * @description What is wrong and what is expected.
             * @example must be a whole number from 1 to 50, not "0"
             */
            message: string;
        };
        /**
         * Format: int64
         * @description The MovieLens id of a film.
         */
        FilmId: number;
        /** @description What a film must be, or must not be, to be listed. */
        Filters: {
            /** @description Only films with all of these people in the cast. */
            cast?: components["schemas"]["Name"][] | null;
            /**
             * @description Only films with one of these certificates: those of the United States (`G`, `PG`, `PG-13`, `R`, `NC-17`), or of the
             *     United Kingdom where a film has none there.
             */
            certificates?: components["schemas"]["Certificate"][] | null;
            /** @description Only films produced in one of these countries, as ISO 3166-1 alpha-2 codes. */
            countries?: components["schemas"]["CountryCode"][] | null;
            /** @description Only films directed by all of these people. */
            directors?: components["schemas"]["Name"][] | null;
            /** @description No films with any of these certificates. */
            exclude_certificates?: components["schemas"]["Certificate"][] | null;
            /** @description No films with any of these genres. */
            exclude_genres?: components["schemas"]["Genre"][] | null;
            /** @description No films with these ids. */
            exclude_ids?: components["schemas"]["FilmId"][] | null;
            /** @description No films that any of these people worked on. */
            exclude_people?: components["schemas"]["Name"][] | null;
            /** @description No films made by any of these studios. */
            exclude_studios?: components["schemas"]["Name"][] | null;
            /** @description Only films with all of these genres. */
            genres?: components["schemas"]["Genre"][] | null;
            /** @description Only films in this original language, as an ISO 639-1 code. */
            language?: string | null;
            /** @description Only films that all of these people worked on, as cast, director or writer. */
            people?: components["schemas"]["Name"][] | null;
            /**
             * Format: float
             * @description Only films with at least this rating.
             */
            rating_from?: number | null;
            /**
             * Format: int32
             * @description Only films of at least this many minutes.
             */
            runtime_from?: number | null;
            /**
             * Format: int32
             * @description Only films of at most this many minutes.
             */
            runtime_to?: number | null;
            /** @description Only films of one of these series; case, diacritics and punctuation do not matter. */
            series?: components["schemas"]["Name"][] | null;
            /** @description Only films in which one of these languages is spoken, as ISO 639-1 codes. */
            spoken_languages?: components["schemas"]["LanguageCode"][] | null;
            /** @description Only films made by one of these studios; case, diacritics and punctuation do not matter. */
            studios?: components["schemas"]["Name"][] | null;
            /** @description Only films written by all of these people. */
            writers?: components["schemas"]["Name"][] | null;
            /**
             * Format: int32
             * @description Only films released in this year or later.
             */
            year_from?: number | null;
            /**
             * Format: int32
             * @description Only films released in this year or earlier.
             */
            year_to?: number | null;
        };
        /**
         * @description A MovieLens genre.
         * @enum {string}
         */
        Genre: "Action" | "Adventure" | "Animation" | "Children" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Fantasy" | "Film-Noir" | "Horror" | "IMAX" | "Musical" | "Mystery" | "Romance" | "Sci-Fi" | "Thriller" | "War" | "Western";
        /** @description A genre and its number of films. */
        GenreCount: {
            /**
             * Format: int32
             * @description Films that have it.
             */
            count: number;
            /** @description The genre. */
            name: string;
        };
        /** @description The genres of the catalogue. */
        GenreList: {
            /** @description Components that were unavailable; without `vector_store`, the last published copy of the index answered. */
            degraded: components["schemas"]["Degradation"][];
            /** @description Most films first. */
            hits: components["schemas"]["GenreCount"][];
        };
        /** @description Liveness and readiness. */
        Health: {
            /** @description What is running. */
            build: components["schemas"]["Build"];
            /** @description The components. */
            dependencies: components["schemas"]["Dependency"][];
            index?: components["schemas"]["HealthIndex"] | null;
            /** @description The process is running. */
            live: boolean;
            /** @description Fingerprint of the installed model. */
            model?: string | null;
            /** @description Searches work, and every component is available. */
            ready: boolean;
        };
        /** @description The current index and its sources. */
        HealthIndex: {
            /** @description Fingerprint of the data. */
            data: string;
            /** @description Name of the data set. */
            data_name: string;
            /** @description Fingerprint of the index. */
            fingerprint: string;
            /** @description Fingerprint of the embedding model. */
            model: string;
            /**
             * Format: int32
             * @description Number of films.
             */
            movies: number;
            /** @description Version of the document template. */
            template: string;
        };
        /** @description A film that a search found. */
        HitBody: components["schemas"]["Card"] & {
            explain?: components["schemas"]["ExplainBody"] | null;
            /** @description Why it is here. */
            reasons: components["schemas"]["ReasonBody"][];
            /**
             * Format: float
             * @description Relevance, 0–1.
             */
            score: number;
        };
        /** @description Batches of texts to embed. */
        IngestionBatches: {
            /** @description Embedded batches. */
            done: number;
            /** @description All batches. */
            total: number;
        };
        /** @description An ingestion run. */
        IngestionRunBody: {
            /** @description Its batches. */
            batches: components["schemas"]["IngestionBatches"];
            /** @description Fingerprint of the data. */
            data: string;
            /** @description Name of the data set. */
            data_name: string;
            /** @description The last error; begins with its code. */
            error?: string | null;
            /**
             * Format: int32
             * @description Number of films in the data.
             */
            films: number;
            /**
             * Format: int64
             * @description When it finished, in milliseconds since 1970.
             */
            finished_at_ms?: number | null;
            /** @description Hash of data, template and model. */
            id: string;
            /** @description Fingerprint of the published index. */
            index?: string | null;
            /** @description Fingerprint of the embedding model. */
            model: string;
            /**
             * Format: int32
             * @description Rows of the data that were rejected.
             */
            rejected: number;
            /**
             * Format: int64
             * @description When it was last started, in milliseconds since 1970.
             */
            started_at_ms: number;
            /** @description Its state. */
            state: components["schemas"]["IngestionState"];
            /** @description Version of the document template. */
            template: string;
            /** @description Its texts. */
            texts: components["schemas"]["IngestionTexts"];
        };
        /**
         * @description The state of a run.
         * @enum {string}
         */
        IngestionState: "running" | "published" | "failed" | "superseded";
        /** @description The texts of a run. */
        IngestionTexts: {
            /**
             * Format: int32
             * @description Texts that already had a vector.
             */
            reused: number;
            /**
             * Format: int32
             * @description All texts, two per film.
             */
            total: number;
        };
        /** @description An ISO 639-1 code. */
        LanguageCode: string;
        /** @description The film elsewhere. */
        Links: {
            /** @description Its page on IMDb. */
            imdb?: string | null;
            /** @description Its page on TMDB. */
            tmdb?: string | null;
        };
        /** @description The full record of a film. Unknown fields are null or empty. */
        Movie: components["schemas"]["Card"] & {
            /** @description Alternative titles. */
            alternative_titles: string[];
            /** @description Awards won. */
            awards: string[];
            /** @description Wide picture on TMDB's image host. */
            backdrop_url?: string | null;
            /** @description What it is based on ("novel", "true story"). */
            based_on: string[];
            /**
             * Format: int64
             * @description What it cost, in US dollars.
             */
            budget_dollars?: number | null;
            /** @description In billing order. */
            cast: components["schemas"]["CastEntry"][];
            /** @description Certificate of the United States, else of the United Kingdom. */
            certificate?: string | null;
            color?: components["schemas"]["Color"] | null;
            /** @description ISO 3166-1 alpha-2 codes. */
            countries: string[];
            /** @description Subject keywords. */
            keywords: string[];
            /** @description ISO 639-1 code of the original language. */
            language?: string | null;
            /** @description The film elsewhere. */
            links: components["schemas"]["Links"];
            /** @description Moods and themes. */
            moods: string[];
            /** @description Title in the original language, when it is different. */
            original_title?: string | null;
            /**
             * Format: int64
             * @description What it took at the box office, in US dollars.
             */
            revenue_dollars?: number | null;
            /** @description Excerpts of users' reviews on TMDB. */
            reviews: components["schemas"]["ReviewBody"][];
            series?: components["schemas"]["SeriesBody"] | null;
            /** @description Where it plays. */
            set_in: string[];
            /** @description When it plays. */
            set_when: string[];
            /** @description ISO 639-1 codes of the languages spoken in it. */
            spoken_languages: string[];
            /** @description Studios. */
            studios: string[];
            /** @description Tagline. */
            tagline?: string | null;
            /** @description Viewers' tags, most used first. */
            tags: string[];
            /** @description Trailers. */
            trailers: components["schemas"]["TrailerBody"][];
            /** @description Titles in other languages. */
            translated_titles: components["schemas"]["TranslatedTitleBody"][];
            watch?: components["schemas"]["WatchBody"] | null;
            /** @description Countries for which `watch` is known, as ISO 3166-1 alpha-2 codes. */
            watch_countries: string[];
            /** @description In credit order. */
            writers: string[];
        };
        /** @description A page of films. */
        MovieList: {
            /** @description Components that were unavailable; without `vector_store`, the last published copy of the index answered. */
            degraded: components["schemas"]["Degradation"][];
            /** @description One entry per requested facet, counted over all pages. */
            facets: {
                [key: string]: components["schemas"]["FacetValue"][];
            };
            /** @description This page. */
            hits: components["schemas"]["Card"][];
            /**
             * Format: int32
             * @description Films on all pages.
             */
            total: number;
        };
        /** @description A name; case, diacritics and punctuation do not matter. */
        Name: string;
        /** @description Something that the answer must say of the request. */
        NoticeBody: {
            /** @description What it is about. */
            kind: components["schemas"]["NoticeKind"];
            /** @description Requests that have answers. */
            suggestions?: string[];
            /** @description The film, the person or the job. */
            value?: string | null;
            /**
             * Format: int32
             * @description The film's year of release.
             */
            year?: number | null;
        };
        /**
         * @description What a notice is about.
         * @enum {string}
         */
        NoticeKind: "film_not_here" | "person_not_here" | "job_not_recorded" | "nothing_asked";
        /** @description A part of the query that was understood. */
        PartBody: {
            /**
             * @description The range of characters to remove from the query to undo the part: its words and the words that introduce it
             *     ("with", "from the", "not").
             */
            cut: [
                number,
                number
            ];
            /**
             * Format: int32
             * @description Where they end, exclusive.
             */
            end: number;
            /**
             * Format: float
             * @description Minimum year, minutes or rating.
             */
            from?: number | null;
            /** @description What it is. */
            kind: components["schemas"]["PartKind"];
            /** @description The films, for a title or an example. */
            movies?: number[];
            role?: components["schemas"]["Role"] | null;
            /**
             * Format: int32
             * @description Where they begin in the query's text, in characters (Unicode code points).
             */
            start: number;
            /** @description Its words. */
            text: string;
            /**
             * Format: float
             * @description Maximum.
             */
            to?: number | null;
            /** @description What it stands for. */
            value?: string | null;
        };
        /**
         * @description What a part of a query is.
         * @enum {string}
         */
        PartKind: "title" | "like" | "person" | "exclude_person" | "character" | "genre" | "exclude_genre" | "year" | "runtime" | "rating" | "language" | "exclude_language" | "country" | "studio" | "exclude_studio" | "series" | "certificate" | "exclude_certificate" | "spoken_language" | "exclude_theme" | "tweak" | "concept" | "theme" | "order";
        /** @description The body of a problem response. */
        Problem: {
            /** @description Stable code of the problem. */
            code: string;
            /** @description What happened and what to do about it. */
            detail: string;
            /** @description The invalid fields; present when the code is `invalid_request`. */
            errors?: components["schemas"]["FieldError"][];
            /** @description Identifies this request in the logs. */
            request_id: string;
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description The status in words. */
            title: string;
            /** @description Always `about:blank`; see `code`. */
            type: string;
        };
        /** @description How the query was understood. */
        QueryBody: {
            /** @description The words after spelling correction, when it changed them; `literal=true` searches the original words. */
            corrected?: string | null;
            /** @description Language of the words, ISO 639-1, when it can be determined. */
            language?: string | null;
            /**
             * @description What the answer must say of the request: a film or person that is not in this catalogue, a job that records do not
             *     name, or that there is nothing to search by.
             */
            notices?: components["schemas"]["NoticeBody"][];
            /** @description Constraints that were ignored because too few films met them. */
            relaxed: string[];
            /** @description The words as searched. */
            text: string;
            /** @description The parts that were understood, in text order. */
            understood: components["schemas"]["PartBody"][];
        };
        /** @description A rating with what it rests on. */
        RatingBody: {
            /**
             * Format: float
             * @description Mean, 0–10.
             */
            average: number;
            /**
             * Format: int32
             * @description Number of ratings.
             */
            count: number;
        };
        /** @description Evidence for a hit. */
        ReasonBody: {
            /** @description Ranges of the text that match words of the query, in characters (Unicode code points). */
            highlights?: number[][];
            /** @description What it rests on. */
            kind: components["schemas"]["ReasonKind"];
            /** @description The evidence, in words. */
            text: string;
        };
        /**
         * @description Which field or signal a reason rests on.
         * @enum {string}
         */
        ReasonKind: "title" | "series" | "person" | "character" | "topic" | "concept" | "genre" | "year" | "runtime" | "rating" | "language" | "country" | "studio" | "certificate" | "spoken_language" | "keyword" | "tag" | "overview" | "like" | "liked" | "meaning" | "popular";
        /** @description A recommended film. */
        RecommendationBody: components["schemas"]["HitBody"] & {
            because?: components["schemas"]["BecauseBody"] | null;
        };
        /** @description Recommended films. */
        RecommendationList: {
            /** @description Components that were unavailable. */
            degraded: components["schemas"]["Degradation"][];
            /** @description Best first, with variety. */
            hits: components["schemas"]["RecommendationBody"][];
            /** @description Unknown ids of the request; they were ignored. */
            unknown_ids: number[];
        };
        RecommendationRequest: {
            /** @description Ids of disliked films. */
            disliked?: components["schemas"]["FilmId"][] | null;
            filters?: components["schemas"]["Filters"] | null;
            /** @description Ids of liked films; required without a query. */
            liked?: components["schemas"]["FilmId"][] | null;
            /**
             * Format: int32
             * @description Number of films to return.
             * @default 20
             */
            limit: number | null;
            /** @description What the films should be about, as in search. */
            query?: string | null;
        } & ({
            liked: unknown[];
        } | {
            query: string;
        });
        /** @description The beginning of a user's review on TMDB. */
        ReviewBody: {
            /** @description Who wrote it. */
            author: string;
            /** @description How it begins. */
            excerpt: string;
            /** @description The whole review. */
            url: string;
        };
        /**
         * @description What a person did on a film.
         * @enum {string}
         */
        Role: "actor" | "director" | "writer";
        /** @description A named row of the home page. */
        RowBody: {
            /** @description Its films. */
            hits: components["schemas"]["Card"][];
            /** @description Stable name; `because_` and the id for a liked film. */
            name: string;
            /** @description As shown. */
            title: string;
        };
        /** @description The rows of the home page. */
        RowList: {
            /** @description Components that were unavailable; without `vector_store`, the last published copy of the index answered. */
            degraded: components["schemas"]["Degradation"][];
            /** @description In display order. */
            rows: components["schemas"]["RowBody"][];
        };
        /** @description Films like a film. */
        ScoredList: {
            /** @description Components that were unavailable. */
            degraded: components["schemas"]["Degradation"][];
            /** @description Best first, with variety. */
            hits: components["schemas"]["HitBody"][];
        };
        /** @description A search answer. */
        SearchBody: {
            /** @description Where the answer came from. */
            cache: components["schemas"]["CacheSource"];
            /**
             * @description Components that were unavailable. Without `embedder` or `cross_encoder` results are less relevant; without
             *     `vector_store` the last published copy of the index answered; without `cache` only time is lost.
             */
            degraded: components["schemas"]["Degradation"][];
            /** @description One entry per requested facet. */
            facets: {
                [key: string]: components["schemas"]["FacetValue"][];
            };
            /** @description One page of films. */
            hits: components["schemas"]["HitBody"][];
            /** @description How the query was understood. */
            query: components["schemas"]["QueryBody"];
            /**
             * Format: double
             * @description Milliseconds that the stages took.
             */
            took_ms: number;
            /**
             * Format: int32
             * @description Number of candidates.
             */
            total: number;
        };
        /** @description The series that a film is part of. */
        SeriesBody: {
            /** @description Its name. */
            name: string;
            /**
             * Format: int32
             * @description The film's place in it by release, from 1.
             */
            number?: number | null;
        };
        /** @description A completion. */
        SuggestionBody: {
            /** @description The film's genres, for a title. */
            genres?: components["schemas"]["Genre"][] | null;
            /**
             * Format: int32
             * @description The film, for a title.
             */
            id?: number | null;
            /** @description What it stands for. */
            kind: components["schemas"]["SuggestionKind"];
            /**
             * Format: int32
             * @description The number of films, for a person or a theme.
             */
            movie_count?: number | null;
            /** @description The film's poster, for a title that has one. */
            poster_url?: string | null;
            /** @description As shown. */
            text: string;
            /**
             * Format: int32
             * @description The film's year, for a title.
             */
            year?: number | null;
        };
        /**
         * @description What a completion stands for.
         * @enum {string}
         */
        SuggestionKind: "title" | "person" | "genre" | "theme";
        /** @description Completions, best first. */
        SuggestionList: {
            /** @description At most ten. */
            hits: components["schemas"]["SuggestionBody"][];
        };
        /** @description A trailer elsewhere. */
        TrailerBody: {
            /** @description What it is called. */
            name?: string | null;
            /** @description The site that plays it: `YouTube` or `Vimeo`. */
            site: string;
            /** @description The page that plays it. */
            url: string;
        };
        /** @description The title in another language. */
        TranslatedTitleBody: {
            /** @description ISO 639-1 code. */
            language: string;
            /** @description The title. */
            title: string;
        };
        /**
         * @description Who wrote a turn.
         * @enum {string}
         */
        TurnRole: "user" | "assistant";
        /**
         * @description Where a film can be watched in one country. The data is `JustWatch`'s, by way of TMDB, and must be shown with
         *     `attribution`.
         */
        WatchBody: {
            /** @description Whom to name as the source. */
            attribution: string;
            /** @description Providers that sell it. */
            buy: string[];
            /** @description ISO 3166-1 alpha-2 code of the country. */
            country: string;
            /** @description TMDB's page with links to the providers. */
            link?: string | null;
            /** @description Providers that rent it. */
            rent: string[];
            /** @description Providers with a subscription, or free. */
            stream: string[];
        };
    };
    responses: {
        /** @description Bad Request */
        bad_request: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Method Not Allowed */
        method_not_allowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not Found */
        route_not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    start_ingestion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The index of this data is in use */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IngestionRunBody"];
                };
            };
            /** @description The run is in progress */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IngestionRunBody"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ingestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the run. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IngestionRunBody"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskRequest"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskBody"];
                    "text/event-stream": string;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventBatch"];
            };
        };
        responses: {
            /** @description The events are stored */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsStored"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    genres: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The genres */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenreList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Searches work */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Searches do not work */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    movies: {
        parameters: {
            query?: {
                /** @description Only films with all of these people in the cast. */
                cast?: string[];
                /**
                 * @description Only films with one of these certificates: those of the United States (`G`, `PG`, `PG-13`, `R`, `NC-17`), or of the
                 *     United Kingdom where a film has none there.
                 */
                certificates?: string[];
                /** @description Only films produced in one of these countries, as ISO 3166-1 alpha-2 codes. */
                countries?: string[];
                /** @description Only films directed by all of these people. */
                directors?: string[];
                /** @description No films with any of these certificates. */
                exclude_certificates?: string[];
                /** @description No films with any of these genres. */
                exclude_genres?: ("Action" | "Adventure" | "Animation" | "Children" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Fantasy" | "Film-Noir" | "Horror" | "IMAX" | "Musical" | "Mystery" | "Romance" | "Sci-Fi" | "Thriller" | "War" | "Western")[];
                /** @description No films with these ids. */
                exclude_ids?: number[];
                /** @description No films that any of these people worked on. */
                exclude_people?: string[];
                /** @description No films made by any of these studios. */
                exclude_studios?: string[];
                /** @description Fields to count the films by. */
                facets?: ("genres" | "decade" | "language" | "runtime" | "rating" | "studio" | "series" | "certificate" | "country" | "spoken_language")[];
                /** @description Only films with all of these genres. */
                genres?: ("Action" | "Adventure" | "Animation" | "Children" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Fantasy" | "Film-Noir" | "Horror" | "IMAX" | "Musical" | "Mystery" | "Romance" | "Sci-Fi" | "Thriller" | "War" | "Western")[];
                /** @description Only films in this original language, as an ISO 639-1 code. */
                language?: string;
                /** @description Number of films on the page. */
                limit?: number;
                /** @description Number of films to skip. */
                offset?: number;
                /** @description Only films that all of these people worked on, as cast, director or writer. */
                people?: string[];
                /** @description Only films with at least this rating. */
                rating_from?: number;
                /** @description Only films of at least this many minutes. */
                runtime_from?: number;
                /** @description Only films of at most this many minutes. */
                runtime_to?: number;
                /** @description Only films of one of these series; case, diacritics and punctuation do not matter. */
                series?: string[];
                /** @description The order of a list. */
                sort?: "popularity" | "rating" | "year";
                /** @description Only films in which one of these languages is spoken, as ISO 639-1 codes. */
                spoken_languages?: string[];
                /** @description Only films made by one of these studios; case, diacritics and punctuation do not matter. */
                studios?: string[];
                /** @description Only films written by all of these people. */
                writers?: string[];
                /** @description Only films released in this year or later. */
                year_from?: number;
                /** @description Only films released in this year or earlier. */
                year_to?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of films */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovieList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    movie: {
        parameters: {
            query?: {
                /** @description An ISO 3166-1 alpha-2 code. */
                country?: string;
            };
            header?: never;
            path: {
                /** @description The MovieLens id of a film. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The film */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Movie"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    similar: {
        parameters: {
            query?: {
                /** @description How they should differ: darker, without violence, older, set in space. */
                but?: string;
                /** @description Only films with all of these people in the cast. */
                cast?: string[];
                /**
                 * @description Only films with one of these certificates: those of the United States (`G`, `PG`, `PG-13`, `R`, `NC-17`), or of the
                 *     United Kingdom where a film has none there.
                 */
                certificates?: string[];
                /** @description Only films produced in one of these countries, as ISO 3166-1 alpha-2 codes. */
                countries?: string[];
                /** @description Only films directed by all of these people. */
                directors?: string[];
                /** @description No films with any of these certificates. */
                exclude_certificates?: string[];
                /** @description No films with any of these genres. */
                exclude_genres?: ("Action" | "Adventure" | "Animation" | "Children" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Fantasy" | "Film-Noir" | "Horror" | "IMAX" | "Musical" | "Mystery" | "Romance" | "Sci-Fi" | "Thriller" | "War" | "Western")[];
                /** @description No films with these ids. */
                exclude_ids?: number[];
                /** @description No films that any of these people worked on. */
                exclude_people?: string[];
                /** @description No films made by any of these studios. */
                exclude_studios?: string[];
                /** @description Only films with all of these genres. */
                genres?: ("Action" | "Adventure" | "Animation" | "Children" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Fantasy" | "Film-Noir" | "Horror" | "IMAX" | "Musical" | "Mystery" | "Romance" | "Sci-Fi" | "Thriller" | "War" | "Western")[];
                /** @description Only films in this original language, as an ISO 639-1 code. */
                language?: string;
                /** @description Number of films to return. */
                limit?: number;
                /** @description Only films that all of these people worked on, as cast, director or writer. */
                people?: string[];
                /** @description Only films with at least this rating. */
                rating_from?: number;
                /** @description Only films of at least this many minutes. */
                runtime_from?: number;
                /** @description Only films of at most this many minutes. */
                runtime_to?: number;
                /** @description Only films of one of these series; case, diacritics and punctuation do not matter. */
                series?: string[];
                /** @description Only films in which one of these languages is spoken, as ISO 639-1 codes. */
                spoken_languages?: string[];
                /** @description Only films made by one of these studios; case, diacritics and punctuation do not matter. */
                studios?: string[];
                /** @description Only films written by all of these people. */
                writers?: string[];
                /** @description Only films released in this year or later. */
                year_from?: number;
                /** @description Only films released in this year or earlier. */
                year_to?: number;
            };
            header?: never;
            path: {
                /** @description The MovieLens id of a film. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Similar films */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoredList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recommendations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecommendationRequest"];
            };
        };
        responses: {
            /** @description Recommended films */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendationList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rows: {
        parameters: {
            query?: {
                /**
                 * @description Ids of liked films, latest first. The first three get a row each, and none of them is shown. Unknown ids are
                 *     ignored.
                 */
                liked?: number[];
                /** @description Films per row. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RowList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                /** @description Only films with all of these people in the cast. */
                cast?: string[];
                /**
                 * @description Only films with one of these certificates: those of the United States (`G`, `PG`, `PG-13`, `R`, `NC-17`), or of the
                 *     United Kingdom where a film has none there.
                 */
                certificates?: string[];
                /** @description Only films produced in one of these countries, as ISO 3166-1 alpha-2 codes. */
                countries?: string[];
                /** @description Only films directed by all of these people. */
                directors?: string[];
                /** @description No films with any of these certificates. */
                exclude_certificates?: string[];
                /** @description No films with any of these genres. */
                exclude_genres?: ("Action" | "Adventure" | "Animation" | "Children" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Fantasy" | "Film-Noir" | "Horror" | "IMAX" | "Musical" | "Mystery" | "Romance" | "Sci-Fi" | "Thriller" | "War" | "Western")[];
                /** @description No films with these ids. */
                exclude_ids?: number[];
                /** @description No films that any of these people worked on. */
                exclude_people?: string[];
                /** @description No films made by any of these studios. */
                exclude_studios?: string[];
                /** @description Explain how each film was found. */
                explain?: boolean;
                /** @description Fields to count the candidates by. */
                facets?: ("genres" | "decade" | "language" | "runtime" | "rating" | "studio" | "series" | "certificate" | "country" | "spoken_language")[];
                /** @description Only films with all of these genres. */
                genres?: ("Action" | "Adventure" | "Animation" | "Children" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Fantasy" | "Film-Noir" | "Horror" | "IMAX" | "Musical" | "Mystery" | "Romance" | "Sci-Fi" | "Thriller" | "War" | "Western")[];
                /** @description Only films in this original language, as an ISO 639-1 code. */
                language?: string;
                /** @description Number of films on the page. */
                limit?: number;
                /** @description Search the words literally, without spelling correction and query understanding. */
                literal?: boolean;
                /** @description Which lists an answer draws on. */
                mode?: "hybrid" | "semantic" | "keyword";
                /** @description Number of films to skip. */
                offset?: number;
                /** @description Only films that all of these people worked on, as cast, director or writer. */
                people?: string[];
                /** @description What to search for. Texts of more than 512 characters are condensed. */
                q: string;
                /** @description Only films with at least this rating. */
                rating_from?: number;
                /** @description Only films of at least this many minutes. */
                runtime_from?: number;
                /** @description Only films of at most this many minutes. */
                runtime_to?: number;
                /** @description Weight of meaning against words in hybrid mode. */
                semantic_ratio?: number;
                /** @description Only films of one of these series; case, diacritics and punctuation do not matter. */
                series?: string[];
                /** @description The order of the hits. */
                sort?: "relevance" | "rating" | "year" | "popularity";
                /** @description Only films in which one of these languages is spoken, as ISO 639-1 codes. */
                spoken_languages?: string[];
                /** @description Only films made by one of these studios; case, diacritics and punctuation do not matter. */
                studios?: string[];
                /** @description Only films written by all of these people. */
                writers?: string[];
                /** @description Only films released in this year or later. */
                year_from?: number;
                /** @description Only films released in this year or earlier. */
                year_to?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of films */
            200: {
                headers: {
                    /** @description Milliseconds of each stage */
                    "server-timing"?: string;
                    /** @description Where the answer came from, as `cache` in the body */
                    "x-cache"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchBody"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suggest: {
        parameters: {
            query: {
                /** @description Maximum number of completions. */
                limit?: number;
                /** @description What has been typed so far. */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Completions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    user_recommendations: {
        parameters: {
            query?: {
                /** @description Only films with all of these people in the cast. */
                cast?: string[];
                /**
                 * @description Only films with one of these certificates: those of the United States (`G`, `PG`, `PG-13`, `R`, `NC-17`), or of the
                 *     United Kingdom where a film has none there.
                 */
                certificates?: string[];
                /** @description Only films produced in one of these countries, as ISO 3166-1 alpha-2 codes. */
                countries?: string[];
                /** @description Only films directed by all of these people. */
                directors?: string[];
                /** @description No films with any of these certificates. */
                exclude_certificates?: string[];
                /** @description No films with any of these genres. */
                exclude_genres?: ("Action" | "Adventure" | "Animation" | "Children" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Fantasy" | "Film-Noir" | "Horror" | "IMAX" | "Musical" | "Mystery" | "Romance" | "Sci-Fi" | "Thriller" | "War" | "Western")[];
                /** @description No films with these ids. */
                exclude_ids?: number[];
                /** @description No films that any of these people worked on. */
                exclude_people?: string[];
                /** @description No films made by any of these studios. */
                exclude_studios?: string[];
                /** @description Only films with all of these genres. */
                genres?: ("Action" | "Adventure" | "Animation" | "Children" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Fantasy" | "Film-Noir" | "Horror" | "IMAX" | "Musical" | "Mystery" | "Romance" | "Sci-Fi" | "Thriller" | "War" | "Western")[];
                /** @description Only films in this original language, as an ISO 639-1 code. */
                language?: string;
                /** @description Number of films to return. */
                limit?: number;
                /** @description Only films that all of these people worked on, as cast, director or writer. */
                people?: string[];
                /** @description Only films with at least this rating. */
                rating_from?: number;
                /** @description Only films of at least this many minutes. */
                runtime_from?: number;
                /** @description Only films of at most this many minutes. */
                runtime_to?: number;
                /** @description Only films of one of these series; case, diacritics and punctuation do not matter. */
                series?: string[];
                /** @description Only films in which one of these languages is spoken, as ISO 639-1 codes. */
                spoken_languages?: string[];
                /** @description Only films made by one of these studios; case, diacritics and punctuation do not matter. */
                studios?: string[];
                /** @description Only films written by all of these people. */
                writers?: string[];
                /** @description Only films released in this year or later. */
                year_from?: number;
                /** @description Only films released in this year or earlier. */
                year_to?: number;
            };
            header?: never;
            path: {
                /** @description MovieLens user id. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Recommended films */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendationList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
