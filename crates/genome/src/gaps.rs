//! Ascending numbers stored as the gaps between them, which take a byte or two each.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub(crate) fn serialize<S, N>(numbers: &[N], serializer: S) -> Result<S::Ok, S::Error>
where
    S: Serializer,
    N: Copy + Into<u32>,
{
    let mut last = 0;
    let gaps = numbers.iter().map(|number| {
        let number: u32 = (*number).into();
        number.wrapping_sub(std::mem::replace(&mut last, number))
    });
    gaps.collect::<Vec<u32>>().serialize(serializer)
}

pub(crate) fn deserialize<'de, D, N>(deserializer: D) -> Result<Vec<N>, D::Error>
where
    D: Deserializer<'de>,
    N: TryFrom<u32>,
{
    let gaps = Vec::<u32>::deserialize(deserializer)?;
    let mut sum = 0_u32;
    let numbers = gaps.into_iter().map(|gap| {
        sum = sum.wrapping_add(gap);
        N::try_from(sum).map_err(|_| serde::de::Error::custom("a number out of range"))
    });
    numbers.collect()
}
