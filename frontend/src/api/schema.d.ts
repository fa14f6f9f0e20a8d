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
        /** Ingest the data as it is now. Equal data is the same run: one that is going on, or whose index is in use, comes back. */
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
        /** How far an ingestion is, or how it ended. */
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
         * Ask in conversation. `[356]` in an answer cites the film with that id, and only films that were found are cited or
         *     named. With `accept: text/event-stream` the answer streams as events: `meta` `{films}` once and first; `token`
         *     `{text}` for each piece; `citation` `{id}` when a film is first cited; `done` `{follow_ups, degraded, corrections,
         *     generator, asked}` once and last.
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
         * Keep a batch of events. An event that is sent again, with the same `event_id`, is counted as a duplicate and changes
         *     nothing, so that a batch may be sent again whenever its answer did not come. Film ids are not looked up.
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
        /** List the genres with how many films each has. */
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
        /** Whether searches work, and what is running. */
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
        /** List films. Takes the filters of search. */
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
        /** Read everything that is known of a film. */
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
        /** Find films like a film. Takes the filters of search. */
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
        /** Recommend films to somebody who likes and dislikes these. Ids that are no film's are passed over and named. */
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
        /** The rows of the home page. With liked films, rows of films like them come first. */
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
        /** Search films by words, meaning or both. */
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
        /** Complete a title, a person, a genre or a theme; small mistakes are forgiven. */
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
        /** Recommend films to a user of the data set, by what they rated. Takes the filters of search. */
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
        /** @description An answer that cites the films it speaks of. */
        AskBody: components["schemas"]["AskDone"] & {
            /** @description The words; `[356]` in them cites the film with that id. */
            answer: string;
            /** @description Ids of the cited films, in the order of their first citation. */
            citations: number[];
            /** @description The films that the answer may speak of, best first. */
            films: components["schemas"]["Card"][];
        };
        /** @description What comes with the end of an answer. */
        AskDone: {
            /** @description The request as it stands after the conversation, in the words that were searched. */
            asked: string;
            /** @description What was done to the answer before it was let through. */
            corrections: components["schemas"]["CorrectionBody"][];
            /** @description Parts that were away; with `generator`, the answer is put together from the films' records. */
            degraded: string[];
            /** @description Questions that may come next. */
            follow_ups: string[];
            /** @description What wrote the answer: `extractive`, or a language model's name. */
            generator: string;
        };
        /** @description A message, with what was said before. */
        AskRequest: {
            /** @description What was said before, oldest first, at most 20 turns. */
            history?: components["schemas"]["AskTurn"][] | null;
            /** @description What is asked now, 1–1,000 characters. */
            message: string;
        };
        /** @description Something that was said before. */
        AskTurn: {
            /** @description `user` or `assistant`. */
            role: string;
            /** @description The words, at most 8,000 characters. Citations may be left in or out. */
            text: string;
        };
        /** @description The liked film that speaks most for a recommendation. */
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
            /** @description Operating system and processor it was built for. */
            target: string;
            /** @description Version of the code. */
            version: string;
        };
        /** @description A film in a list. */
        Card: {
            /** @description In credit order. */
            directors: string[];
            /** @description MovieLens genres. */
            genres: string[];
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
        /** @description What was done to an answer before it was let through. */
        CorrectionBody: {
            /**
             * Format: int32
             * @description In how many places.
             */
            count: number;
            /** @description In words. */
            detail: string;
            /**
             * @description `film_not_found`, `unknown_citation`, `wrong_citation`, `missing_citation`, `wrong_year`, `unsupported_fact`,
             *     `unsupported_name`, rules, link or unfinished.
             */
            kind: string;
        };
        /** @description A part that answers depend on. */
        Dependency: {
            /** @description Why not, in words. */
            detail?: string | null;
            /** @description `index`, `embedder`, `search`. */
            name: string;
            /** @description Whether it works. */
            ok: boolean;
        };
        /** @description What somebody did with a film they were shown. */
        Event: {
            /**
             * Format: int32
             * @description How long the film's page was looked at; with `dwell`, and only then.
             */
            dwell_ms?: number | null;
            /** @description An id of its own, by which an event that is sent again is known: up to 64 letters, digits, dashes, dots, underscores. */
            event_id: string;
            kind: ("impression" | "click" | "like" | "dislike" | "dwell") & Record<string, never>;
            /**
             * Format: int32
             * @description MovieLens id of the film.
             */
            movie_id: number;
            /**
             * Format: int64
             * @description When it happened, in milliseconds since 1970, UTC.
             */
            occurred_ms?: number | null;
            /**
             * Format: int32
             * @description The film's place in the list, from 1.
             */
            position?: number | null;
            /** @description The search that had listed the film. */
            query?: string | null;
            /** @description Ties the events of a visit together; as plain as an event's id. */
            session_id?: string | null;
        };
        /** @description Events that are sent together. */
        EventBatch: {
            /** @description 1–100 events. */
            events: components["schemas"]["Event"][];
        };
        /** @description What became of a batch. */
        EventsKept: {
            /**
             * Format: int32
             * @description New ones, kept durably.
             */
            accepted: number;
            /**
             * Format: int32
             * @description Those that had come before.
             */
            duplicates: number;
        };
        /** @description How a hit was found. */
        ExplainBody: {
            /**
             * Format: int32
             * @description Place in the dense list, from 1.
             */
            dense_rank?: number | null;
            /**
             * Format: float
             * @description Cosine with the query.
             */
            dense_score?: number | null;
            /** @description What counted for or against; empty for films that only had to pass constraints. */
            features: components["schemas"]["FeatureBody"][];
            /**
             * Format: int32
             * @description Place in the sparse list, from 1.
             */
            sparse_rank?: number | null;
            /**
             * Format: float
             * @description BM25 score.
             */
            sparse_score?: number | null;
            /** @description Which weights ranked it: request, chat or story. */
            style: string;
        };
        /** @description A value of a facet. */
        FacetValue: {
            /**
             * Format: int32
             * @description Candidates that carry it.
             */
            count: number;
            /** @description The value. */
            value: string;
        };
        /** @description What one feature contributed to a hit's place. */
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
            /** @description Name of the parameter. */
            field: string;
            /** @description What is wrong with it and what was expected. */
            message: string;
        };
        /** @description A genre and how many films have it. */
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
            /** @description Parts that were away: for `vector_store` the index that was published last answered. */
            degraded: string[];
            /** @description Most films first. */
            hits: components["schemas"]["GenreCount"][];
        };
        /** @description Liveness and readiness. */
        Health: {
            /** @description What is running. */
            build: components["schemas"]["Build"];
            /** @description Each part. */
            dependencies: components["schemas"]["Dependency"][];
            index?: components["schemas"]["HealthIndex"] | null;
            /** @description The process answers. */
            live: boolean;
            /** @description Fingerprint of the model that is loaded or installed. */
            model?: string | null;
            /** @description Searches work, with nothing away. */
            ready: boolean;
        };
        /** @description What the index was made from. */
        HealthIndex: {
            /** @description Of the records it was made from. */
            data: string;
            /** @description Name of the data set. */
            data_name: string;
            /** @description Of the index. */
            fingerprint: string;
            /** @description Of the model whose vectors it holds. */
            model: string;
            /**
             * Format: int32
             * @description Films in it.
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
        /** @description Batches of texts without a vector. */
        IngestionBatches: {
            /** @description Those that are embedded. */
            done: number;
            /** @description All of them. */
            total: number;
        };
        /** @description A run. */
        IngestionRunBody: {
            /** @description Its batches. */
            batches: components["schemas"]["IngestionBatches"];
            /** @description Fingerprint of the data. */
            data: string;
            /** @description Name of the data set. */
            data_name: string;
            /** @description What went wrong last; begins with the error's code. */
            error?: string | null;
            /**
             * Format: int32
             * @description Films in the data.
             */
            films: number;
            /**
             * Format: int64
             * @description When it ended, in milliseconds since 1970.
             */
            finished_at_ms?: number | null;
            /** @description Hash of data, template and model. */
            id: string;
            /** @description Fingerprint of the index it published. */
            index?: string | null;
            /** @description Fingerprint of the embedding model. */
            model: string;
            /**
             * Format: int32
             * @description Rows of the data that were not used.
             */
            rejected: number;
            /**
             * Format: int64
             * @description When it was started last, in milliseconds since 1970.
             */
            started_at_ms: number;
            /** @description Where it is. */
            state: components["schemas"]["IngestionState"];
            /** @description Version of the document template. */
            template: string;
            /** @description Its texts. */
            texts: components["schemas"]["IngestionTexts"];
        };
        /**
         * @description Where a run is.
         * @enum {string}
         */
        IngestionState: "running" | "published" | "failed" | "superseded";
        /** @description Texts of a run. */
        IngestionTexts: {
            /**
             * Format: int32
             * @description Those that had a vector before the run.
             */
            reused: number;
            /**
             * Format: int32
             * @description All of them: two a film.
             */
            total: number;
        };
        /** @description The film elsewhere. */
        Links: {
            /** @description Its page on IMDb. */
            imdb?: string | null;
            /** @description Its page on TMDB. */
            tmdb?: string | null;
        };
        /** @description The whole record of a film. What is not known is null or empty, never invented. */
        Movie: components["schemas"]["Card"] & {
            /** @description Other titles it is known by. */
            alternative_titles: string[];
            /** @description Wide picture on TMDB's image host. */
            backdrop_url?: string | null;
            /** @description In billing order. */
            cast: components["schemas"]["CastEntry"][];
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
            /** @description Title in the original language, when it differs. */
            original_title?: string | null;
            /** @description One-line pitch. */
            tagline?: string | null;
            /** @description Viewers' tags, most used first. */
            tags: string[];
            /** @description In credit order. */
            writers: string[];
        };
        /** @description A page of films. */
        MovieList: {
            /** @description Parts that were away: for `vector_store` the index that was published last answered. */
            degraded: string[];
            /** @description One entry for each facet asked, counted over all pages. */
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
        /** @description A part of the query that was understood. */
        PartBody: {
            /**
             * @description What to cut out of the query to take the part back: from, and to, exclusive. Its words, with those that only
             *     lead to it ("with", "from the", "not").
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
             * @description Least year, minute or rating.
             */
            from?: number | null;
            /**
             * @description title, like, person, `exclude_person`, character, genre, `exclude_genre`, year, runtime, rating, language,
             *     `exclude_language`, country, `exclude_theme`, tweak, theme or order.
             */
            kind: string;
            /** @description The films, for a title or an example. */
            movies?: number[];
            /** @description For a person: actor or director. */
            role?: string | null;
            /**
             * Format: int32
             * @description Where they begin in the query's text, in characters (Unicode code points).
             */
            start: number;
            /** @description The words it came from. */
            text: string;
            /**
             * Format: float
             * @description Greatest.
             */
            to?: number | null;
            /** @description What it was taken for. */
            value?: string | null;
        };
        /** @description The body of a problem response. */
        Problem: {
            /** @description Stable name of the kind of error. */
            code: string;
            /** @description What happened and what to do about it. */
            detail: string;
            /** @description The fields at fault. */
            errors?: components["schemas"]["FieldError"][];
            /** @description Names this response in the logs. */
            request_id: string;
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description The status in words. */
            title: string;
            /** @description Always `about:blank`: the code says more. */
            type: string;
        };
        /** @description How the query was read. */
        QueryBody: {
            /** @description The corrected words, when there are any; `literal=true` searches the caller's. */
            corrected?: string | null;
            /** @description Language of the words, ISO 639-1, when they are enough to tell. */
            language?: string | null;
            /** @description Constraints that were dropped because they left too little. */
            relaxed: string[];
            /** @description The words as searched. */
            text: string;
            /** @description The parts that were understood, in the order of the text. */
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
            /** @description Where in it the words of the query stand: pairs of characters (Unicode code points), from–to. */
            highlights?: number[][];
            /**
             * @description title, series, person, character, topic, genre, year, runtime, rating, language, country, keyword, tag,
             *     overview, like, liked, meaning or popular.
             */
            kind: string;
            /** @description The evidence, in words. */
            text: string;
        };
        /** @description A film that may be liked. */
        RecommendationBody: components["schemas"]["HitBody"] & {
            because?: components["schemas"]["BecauseBody"] | null;
        };
        /** @description Films that may be liked. */
        RecommendationList: {
            /** @description Parts that were away. */
            degraded: string[];
            /** @description Best first, variety considered. */
            hits: components["schemas"]["RecommendationBody"][];
            /** @description Ids of the request that are no film's; they were passed over. */
            unknown_ids: number[];
        };
        /** @description What recommendations are asked from. */
        RecommendationRequest: {
            /** @description Ids of disliked films, at most 200; none of them liked. */
            disliked?: number[] | null;
            /** @description The filters of search, by the same names; lists may be arrays. */
            filters?: Record<string, never> | null;
            /** @description Ids of liked films, at most 200; needed unless there is a query. */
            liked?: number[] | null;
            /**
             * Format: int32
             * @description Films to give, 1–100; 20 when absent.
             */
            limit?: number | null;
            /** @description What it should be about, as in search. */
            query?: string | null;
        };
        /** @description A named row of the home page. */
        RowBody: {
            /** @description Its films. */
            hits: components["schemas"]["Card"][];
            /** @description Stable name; `because_` and its id for a liked film. */
            name: string;
            /** @description As shown. */
            title: string;
        };
        /** @description The rows of the home page. */
        RowList: {
            /** @description Parts that were away: for `vector_store` the index that was published last answered. */
            degraded: string[];
            /** @description In the order to show them. */
            rows: components["schemas"]["RowBody"][];
        };
        /** @description Films like a film. */
        ScoredList: {
            /** @description Parts that were away. */
            degraded: string[];
            /** @description Best first, variety considered. */
            hits: components["schemas"]["HitBody"][];
        };
        /** @description A search answer. */
        SearchBody: {
            /**
             * @description Where the answer came from: `hit-memory` or `hit-redis` (kept from an equal request, in this process or in the
             *     cache that all share), `stale` (kept, past its time, and being made anew), `joined` (made by an equal request that
             *     was under way), or `miss` (made for this request).
             */
            cache: string;
            /**
             * @description Parts that were away: `embedder` and `cross_encoder` cost relevance; for `vector_store` the index that was published
             *     last answered; `cache` costs time alone.
             */
            degraded: string[];
            /** @description One entry for each facet asked. */
            facets: {
                [key: string]: components["schemas"]["FacetValue"][];
            };
            /** @description One page of films. */
            hits: components["schemas"]["HitBody"][];
            /** @description How the query was read. */
            query: components["schemas"]["QueryBody"];
            /**
             * Format: double
             * @description Milliseconds that the stages took.
             */
            took_ms: number;
            /**
             * Format: int32
             * @description Size of the candidate set.
             */
            total: number;
        };
        /** @description A completion. */
        SuggestionBody: {
            /** @description The film's genres, for a title. */
            genres?: string[] | null;
            /**
             * Format: int32
             * @description The film, for a title.
             */
            id?: number | null;
            /** @description `title`, `person`, `genre` or `theme`. */
            kind: string;
            /**
             * Format: int32
             * @description Films they took part in, for a person; films it is said of, for a theme.
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
        /** @description Completions, best first. */
        SuggestionList: {
            /** @description At most ten. */
            hits: components["schemas"]["SuggestionBody"][];
        };
    };
    responses: never;
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
            /** @description The run is going on */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IngestionRunBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no usable data */
            409: {
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
                /** @description Id of the run, as its start gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IngestionRunBody"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskBody"];
                    "text/event-stream": string;
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsKept"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenreList"];
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
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
                /** @description Has all of these, comma-separated. */
                genres?: string;
                /** @description Has none of these. */
                exclude_genres?: string;
                /** @description All of these took part, as cast, director or writer. */
                people?: string;
                /** @description None of these took part. */
                exclude_people?: string;
                /** @description All of these are in the cast. */
                cast?: string;
                /** @description All of these directed it. */
                directors?: string;
                /** @description Produced in one of these, ISO 3166-1. */
                countries?: string;
                /** @description Original language, ISO 639-1. */
                language?: string;
                /** @description Released in this year or later. */
                year_from?: number;
                /** @description Released in this year or earlier. */
                year_to?: number;
                /** @description Minutes or longer. */
                runtime_from?: number;
                /** @description Minutes or shorter. */
                runtime_to?: number;
                /** @description Rated this or better, 0–10. */
                rating_from?: number;
                /** @description Film ids to leave out. */
                exclude_ids?: string;
                /** @description popularity, rating or year */
                sort?: string;
                /** @description Films to give, 1–100 */
                limit?: number;
                /** @description Films to pass over, 0–100000 */
                offset?: number;
                /** @description Comma-separated: genres, decade, language, runtime, rating */
                facets?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovieList"];
                };
            };
            400: {
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
            query?: never;
            header?: never;
            path: {
                /** @description MovieLens id */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Movie"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
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
                /** @description Has all of these, comma-separated. */
                genres?: string;
                /** @description Has none of these. */
                exclude_genres?: string;
                /** @description All of these took part, as cast, director or writer. */
                people?: string;
                /** @description None of these took part. */
                exclude_people?: string;
                /** @description All of these are in the cast. */
                cast?: string;
                /** @description All of these directed it. */
                directors?: string;
                /** @description Produced in one of these, ISO 3166-1. */
                countries?: string;
                /** @description Original language, ISO 639-1. */
                language?: string;
                /** @description Released in this year or later. */
                year_from?: number;
                /** @description Released in this year or earlier. */
                year_to?: number;
                /** @description Minutes or longer. */
                runtime_from?: number;
                /** @description Minutes or shorter. */
                runtime_to?: number;
                /** @description Rated this or better, 0–10. */
                rating_from?: number;
                /** @description Film ids to leave out. */
                exclude_ids?: string;
                /** @description Films to give, 1–100 */
                limit?: number;
                /** @description In which ways they should differ: darker, without violence, older, set in space; at most 200 characters */
                but?: string;
            };
            header?: never;
            path: {
                /** @description MovieLens id */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoredList"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendationList"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            415: {
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
                /** @description Films a row, 4–40 */
                limit?: number;
                /** @description Ids of liked films, comma-separated, latest first; the first three get a row, and none of them is shown */
                liked?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RowList"];
                };
            };
            400: {
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
                /** @description Has all of these, comma-separated. */
                genres?: string;
                /** @description Has none of these. */
                exclude_genres?: string;
                /** @description All of these took part, as cast, director or writer. */
                people?: string;
                /** @description None of these took part. */
                exclude_people?: string;
                /** @description All of these are in the cast. */
                cast?: string;
                /** @description All of these directed it. */
                directors?: string;
                /** @description Produced in one of these, ISO 3166-1. */
                countries?: string;
                /** @description Original language, ISO 639-1. */
                language?: string;
                /** @description Released in this year or later. */
                year_from?: number;
                /** @description Released in this year or earlier. */
                year_to?: number;
                /** @description Minutes or longer. */
                runtime_from?: number;
                /** @description Minutes or shorter. */
                runtime_to?: number;
                /** @description Rated this or better, 0–10. */
                rating_from?: number;
                /** @description Film ids to leave out. */
                exclude_ids?: string;
                /** @description What to look for, 1–512 characters; descriptions of up to 4,000 are accepted and condensed */
                q: string;
                /** @description Search the words as they stand: correct nothing, understand nothing */
                literal?: boolean;
                /** @description Films to give, 1–50 */
                limit?: number;
                /** @description Films to pass over, 0–1000 */
                offset?: number;
                /** @description hybrid, semantic or keyword */
                mode?: string;
                /** @description Weight of meaning against words in hybrid mode, 0–1 */
                semantic_ratio?: number;
                /** @description relevance, rating, year or popularity */
                sort?: string;
                /** @description Comma-separated: genres, decade, language, runtime, rating */
                facets?: string;
                /** @description Say how each film was found */
                explain?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Milliseconds of each stage that ran */
                    "server-timing"?: string;
                    /** @description Where the answer came from: what `cache` says in the body */
                    "x-cache"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchBody"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
                /** @description What has been typed, at most 128 characters */
                q: string;
                /** @description Completions to give, 1–10 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionList"];
                };
            };
            400: {
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
                /** @description Has all of these, comma-separated. */
                genres?: string;
                /** @description Has none of these. */
                exclude_genres?: string;
                /** @description All of these took part, as cast, director or writer. */
                people?: string;
                /** @description None of these took part. */
                exclude_people?: string;
                /** @description All of these are in the cast. */
                cast?: string;
                /** @description All of these directed it. */
                directors?: string;
                /** @description Produced in one of these, ISO 3166-1. */
                countries?: string;
                /** @description Original language, ISO 639-1. */
                language?: string;
                /** @description Released in this year or later. */
                year_from?: number;
                /** @description Released in this year or earlier. */
                year_to?: number;
                /** @description Minutes or longer. */
                runtime_from?: number;
                /** @description Minutes or shorter. */
                runtime_to?: number;
                /** @description Rated this or better, 0–10. */
                rating_from?: number;
                /** @description Film ids to leave out. */
                exclude_ids?: string;
                /** @description Films to give, 1–100 */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description MovieLens user id */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendationList"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
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
