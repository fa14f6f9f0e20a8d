//! Adapters of the optimisation stage: answers kept from equal requests.
//!
//! In: canonical keys. Out: answers made before. [`MemoryCache`] lives and dies with the process.

mod memory;

pub use memory::MemoryCache;
