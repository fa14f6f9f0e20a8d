//! The smallest cross-encoder there is, written as ONNX by hand: a document's score is the sum of its words' weights.
//!
//! ```text
//! Gather(weights, input_ids) · attention_mask · token_type_ids, summed over the tokens
//! ```
//!
//! An ONNX file is one protobuf message; field numbers are those of the ONNX schema, version 8 of the format,
//! operators of version 13.

/// What a graph looks like from outside.
pub struct TinyModel<'a> {
    /// One row a word of the vocabulary, all equally long: as many numbers as the graph has outputs.
    pub weights: &'a [Vec<f32>],
    /// What the graph calls the token ids.
    pub ids_name: &'a str,
    /// Whether the graph takes `token_type_ids`; without, the query's words count too.
    pub has_token_types: bool,
}

const FLOAT: u64 = 1;
const INT64: u64 = 7;

impl TinyModel<'_> {
    /// The bytes of `model.onnx`.
    pub fn bytes(&self) -> Vec<u8> {
        let mut graph = [
            node("Gather", &["weights", self.ids_name], "rows", None),
            node("Cast", &["attention_mask"], "mask", Some(("to", FLOAT))),
            node("Unsqueeze", &["mask", "last"], "mask_column", None),
            node("Mul", &["rows", "mask_column"], "masked", None),
        ]
        .concat();
        let mut summed = "masked";
        if self.has_token_types {
            graph.extend(node("Cast", &["token_type_ids"], "types", Some(("to", FLOAT))));
            graph.extend(node("Unsqueeze", &["types", "last"], "types_column", None));
            graph.extend(node("Mul", &["masked", "types_column"], "document", None));
            summed = "document";
        }
        graph.extend(node("ReduceSum", &[summed, "tokens"], "logits", Some(("keepdims", 0))));
        graph.extend(bytes(2, b"tiny"));
        let width = self.weights[0].len() as u64;
        let weights: Vec<u8> =
            self.weights.iter().flatten().flat_map(|weight| weight.to_le_bytes()).collect();
        graph.extend(tensor("weights", FLOAT, &[self.weights.len() as u64, width], &weights));
        graph.extend(tensor("last", INT64, &[1], &2_i64.to_le_bytes()));
        graph.extend(tensor("tokens", INT64, &[1], &1_i64.to_le_bytes()));
        for name in [self.ids_name, "attention_mask"] {
            graph.extend(outlet(11, name, INT64, [&name_of("batch"), &name_of("tokens")]));
        }
        if self.has_token_types {
            graph.extend(outlet(11, "token_type_ids", INT64, [&name_of("batch"), &name_of("tokens")]));
        }
        graph.extend(outlet(12, "logits", FLOAT, [&name_of("batch"), &number(1, width)]));
        let operators = [bytes(1, b""), number(2, 13)].concat();
        [number(1, 8), bytes(8, &operators), bytes(7, &graph)].concat()
    }
}

/// An operator with one output and at most one whole-number attribute.
fn node(operator: &str, inputs: &[&str], output: &str, attribute: Option<(&str, u64)>) -> Vec<u8> {
    let mut node: Vec<u8> = inputs.iter().flat_map(|input| bytes(1, input.as_bytes())).collect();
    node.extend([bytes(2, output.as_bytes()), bytes(4, operator.as_bytes())].concat());
    if let Some((name, value)) = attribute {
        node.extend(bytes(5, &[bytes(1, name.as_bytes()), number(3, value), number(20, 2)].concat()));
    }
    bytes(1, &node)
}

/// A constant of the graph.
fn tensor(name: &str, element: u64, shape: &[u64], raw: &[u8]) -> Vec<u8> {
    let mut tensor: Vec<u8> = shape.iter().flat_map(|size| number(1, *size)).collect();
    tensor.extend([number(2, element), bytes(8, name.as_bytes()), bytes(9, raw)].concat());
    bytes(5, &tensor)
}

/// An input (field 11) or output (field 12) of the graph.
fn outlet(field: u64, name: &str, element: u64, shape: [&[u8]; 2]) -> Vec<u8> {
    let shape: Vec<u8> = shape.iter().flat_map(|dimension| bytes(1, dimension)).collect();
    let tensor = [number(1, element), bytes(2, &shape)].concat();
    bytes(field, &[bytes(1, name.as_bytes()), bytes(2, &bytes(1, &tensor))].concat())
}

/// A size that is known only when the graph runs.
fn name_of(size: &str) -> Vec<u8> {
    bytes(2, size.as_bytes())
}

/// A field of whole number.
fn number(field: u64, value: u64) -> Vec<u8> {
    [varint(field << 3), varint(value)].concat()
}

/// A field of text, bytes or another message.
fn bytes(field: u64, value: &[u8]) -> Vec<u8> {
    [&varint(field << 3 | 2), &varint(value.len() as u64), value].concat()
}

/// Seven bits a byte, lowest first; the high bit says that more follow.
fn varint(mut value: u64) -> Vec<u8> {
    let mut written = Vec::new();
    while value >= 0x80 {
        written.push(value as u8 | 0x80);
        value >>= 7;
    }
    written.push(value as u8);
    written
}
