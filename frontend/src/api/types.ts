/** Short names for the types of the contract. All of them come from the generated file. */
import type { components, operations } from './schema';

type Schemas = components['schemas'];

export type AskMessage = Schemas['AskTurn'];
export type AskRequest = Schemas['AskRequest'];
export type Card = Schemas['Card'];
export type FacetValue = Schemas['FacetValue'];
export type GenreList = Schemas['GenreList'];
export type Hit = Schemas['HitBody'];
export type Movie = Schemas['Movie'];
export type MovieList = Schemas['MovieList'];
export type MovieRow = Schemas['RowBody'];
export type Part = Schemas['PartBody'];
export type ProblemBody = Schemas['Problem'];
export type Rating = Schemas['RatingBody'];
export type Reason = Schemas['ReasonBody'];
export type Recommendation = Schemas['RecommendationBody'];
export type RecommendationRequest = Schemas['RecommendationRequest'];
export type RecommendationList = Schemas['RecommendationList'];
export type RowList = Schemas['RowList'];
export type ScoredList = Schemas['ScoredList'];
export type SearchAnswer = Schemas['SearchBody'];
export type Suggestion = Schemas['SuggestionBody'];
export type SuggestionList = Schemas['SuggestionList'];

export type SearchParams = NonNullable<operations['search']['parameters']['query']>;
export type SimilarParams = NonNullable<operations['similar']['parameters']['query']>;
export type BrowseParams = NonNullable<operations['movies']['parameters']['query']>;
