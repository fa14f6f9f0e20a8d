//! The commands, one file each.

pub mod data;
pub mod eval;
pub mod eval_recommend;
pub mod eval_sets;
pub mod eval_slots;
pub mod ingest;
pub mod language_model;
pub mod openapi;
pub mod search;
pub mod serve;
pub mod train;
