/** The contract's shapes under short names. Everything comes from the generated file; nothing is retyped by hand. */
import type { components, operations } from './schema';

type Schemas = components['schemas'];

export type Card = Schemas['Card'];
export type Hit = Schemas['HitBody'];
export type Movie = Schemas['Movie'];
export type MovieRow = Schemas['RowBody'];
export type ProblemBody = Schemas['Problem'];
export type Rating = Schemas['RatingBody'];
export type Reason = Schemas['ReasonBody'];
export type RowList = Schemas['RowList'];
export type ScoredList = Schemas['ScoredList'];
export type SearchAnswer = Schemas['SearchBody'];
export type Suggestion = Schemas['SuggestionBody'];
export type SuggestionList = Schemas['SuggestionList'];

export type SearchParams = NonNullable<operations['search']['parameters']['query']>;
