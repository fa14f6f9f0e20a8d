"""Writes the 8-bit ONNX model from the original safetensors. Needs no torch.

Graph: `input_ids` int64 [batch, tokens], padded with 0 -> `embedding` float32
[batch, 384] of length 1. The attention mask is derived from the padding, and
pooling and normalisation are nodes, so a caller passes one tensor and gets the
finished vector. Operators are ONNX Runtime's fused ones from the start: loading
with graph optimisation disabled is then both fastest and complete.

The same weights give the same bytes: node and tensor order follow the code.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file

from reporting import exit_with
from pins import MAX_TOKENS
from quantise import BLOCK, quantise_blocks, quantise_rows

MODEL_FILE = "model.onnx"
DATA_FILE = "model.onnx.data"
_FUSED = "com.microsoft"
_OPSET = 18
_IR_VERSION = 9
_SMALLEST_EXTERNAL_BYTES = 1024
_SMALLEST_NORM = 1e-12

Weights = dict[str, np.ndarray]


@dataclass(frozen=True)
class ModelConfig:
    """What the tensors' shapes don't tell; the defaults are all-MiniLM-L6-v2's."""

    attention_heads: int = 12
    epsilon: float = 1e-12
    max_tokens: int = MAX_TOKENS


@dataclass
class GraphBuilder:
    """Collects nodes and constants; every method returns the name it defined."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, name: str, value: np.ndarray) -> str:
        """Add a constant tensor."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def scalar(self, name: str, value: int) -> str:
        """Add an int64 constant of shape []."""
        self.constants.append(numpy_helper.from_array(np.array(value, np.int64), name))
        return name

    def axis(self, name: str, value: int) -> str:
        """Add an int64 constant of shape [1], as axes and slice bounds are passed."""
        return self.constant(name, np.array([value], np.int64))

    def node(self, operator: str, inputs: list[str], output: str, **attributes: object) -> str:
        """Add a standard ONNX node with one output."""
        return self._add("", operator, inputs, [output], attributes)

    def fused(self, operator: str, inputs: list[str], output: str, **attributes: object) -> str:
        """Add one of ONNX Runtime's own nodes with one output."""
        return self._add(_FUSED, operator, inputs, [output], attributes)

    def split(self, source: str, outputs: list[str]) -> list[str]:
        """Cut the last axis into equal parts."""
        self._add("", "Split", [source], outputs, {"axis": -1, "num_outputs": len(outputs)})
        return outputs

    def linear(self, source: str, weight: np.ndarray, name: str) -> str:
        """Multiply by an 8-bit weight, given as float32 [inputs, outputs]; adds no bias."""
        integers, scales = quantise_blocks(weight)
        inputs, outputs = weight.shape
        return self.fused(
            "MatMulNBits",
            [source, self.constant(f"{name}.weight", integers), self.constant(f"{name}.scale", scales)],
            name,
            K=inputs,
            N=outputs,
            bits=8,
            block_size=BLOCK,
            # 4: quantise the activations to 8 bits too, for the integer dot products.
            accuracy_level=4,
        )

    def _add(self, domain: str, operator: str, inputs: list[str], outputs: list[str], attributes: dict) -> str:
        name = f"{outputs[0]}.node"
        self.nodes.append(helper.make_node(operator, inputs, outputs, name=name, domain=domain, **attributes))
        return outputs[0]


def add_embeddings(graph: GraphBuilder, weights: Weights, config: ModelConfig) -> str:
    """Word, position and token-type embeddings, normalised: [batch, tokens, hidden]."""
    integers, scales = quantise_rows(weights["embeddings.word_embeddings.weight"])
    graph.node("Gather", [graph.constant("words", integers), "input_ids"], "word_integers")
    graph.node("Cast", ["word_integers"], "word_floats", to=TensorProto.FLOAT)
    graph.node("Gather", [graph.constant("words.scale", scales), "input_ids"], "word_scales")
    graph.node("Mul", ["word_floats", "word_scales"], "word_vectors")

    # Every token is of type 0, so that row is added into the positions once, here.
    # Rows past max_tokens are cut: a longer input then fails instead of being slow.
    positions = weights["embeddings.position_embeddings.weight"][: config.max_tokens].astype(np.float64)
    positions = positions + weights["embeddings.token_type_embeddings.weight"][0]
    graph.axis("zero_axis", 0)
    graph.node("Shape", ["input_ids"], "token_count", start=1, end=2)
    graph.constant("positions", positions.astype(np.float32))
    graph.node("Slice", ["positions", "zero_axis", "token_count", "zero_axis"], "position_vectors")
    graph.node("Add", ["word_vectors", "position_vectors"], "summed_embeddings")
    norm = _norm_constants(graph, weights, "embeddings.LayerNorm")
    return graph.node(
        "LayerNormalization", ["summed_embeddings", *norm], "embeddings", axis=-1, epsilon=config.epsilon
    )


def add_layer(graph: GraphBuilder, weights: Weights, config: ModelConfig, index: int, source: str) -> str:
    """One transformer layer: [batch, tokens, hidden] to the same shape."""
    prefix = f"encoder.layer.{index}"
    name = f"layer{index}"

    def weight(part: str) -> np.ndarray:
        return weights[f"{prefix}.{part}.weight"].T  # stored as [outputs, inputs]

    def bias(part: str) -> np.ndarray:
        return weights[f"{prefix}.{part}.bias"]

    # One product for query, key and value instead of three.
    parts = [f"attention.self.{part}" for part in ("query", "key", "value")]
    merged = graph.linear(source, np.concatenate([weight(part) for part in parts], axis=1), f"{name}.qkv")
    query, key, value = graph.split(merged, [f"{name}.query", f"{name}.key", f"{name}.value"])
    merged_bias = graph.constant(f"{name}.qkv.bias", np.concatenate([bias(part) for part in parts]))
    attended = graph.fused(
        "MultiHeadAttention",
        [query, key, value, merged_bias, "attention_mask"],
        f"{name}.attention",
        num_heads=config.attention_heads,
    )

    projected = graph.linear(attended, weight("attention.output.dense"), f"{name}.projection")
    norm = _norm_constants(graph, weights, f"{prefix}.attention.output.LayerNorm")
    projection_bias = graph.constant(f"{name}.projection.bias", bias("attention.output.dense"))
    middle = graph.fused(
        "SkipLayerNormalization",
        [projected, source, *norm, projection_bias],
        f"{name}.attention_out",
        epsilon=config.epsilon,
    )

    widened = graph.linear(middle, weight("intermediate.dense"), f"{name}.widen")
    widened_bias = graph.constant(f"{name}.widen.bias", bias("intermediate.dense"))
    activated = graph.fused("BiasGelu", [widened, widened_bias], f"{name}.gelu")
    narrowed = graph.linear(activated, weight("output.dense"), f"{name}.narrow")
    norm = _norm_constants(graph, weights, f"{prefix}.output.LayerNorm")
    narrowed_bias = graph.constant(f"{name}.narrow.bias", bias("output.dense"))
    return graph.fused(
        "SkipLayerNormalization",
        [narrowed, middle, *norm, narrowed_bias],
        f"{name}.out",
        epsilon=config.epsilon,
    )


def add_masks(graph: GraphBuilder) -> None:
    """Derive the attention mask (int32) and the pooling row (float) from the padding."""
    graph.node("Equal", ["input_ids", graph.scalar("padding_id", 0)], "is_padding")
    graph.node("Not", ["is_padding"], "is_token")
    graph.node("Cast", ["is_token"], "attention_mask", to=TensorProto.INT32)
    graph.node("Cast", ["is_token"], "pooling_mask", to=TensorProto.FLOAT)


def add_pooling(graph: GraphBuilder, source: str) -> str:
    """Mean over the tokens, scaled to length 1: [batch, hidden].

    A sum stands for the mean, since the division by the count cancels in the norm.
    """
    graph.axis("one_axis", 1)
    graph.node("Unsqueeze", ["pooling_mask", "one_axis"], "pooling_row")
    graph.node("MatMul", ["pooling_row", source], "pooled_row")
    graph.node("Squeeze", ["pooled_row", "one_axis"], "pooled")
    graph.node("ReduceL2", ["pooled", "one_axis"], "length", keepdims=1)
    graph.constants.append(numpy_helper.from_array(np.array(_SMALLEST_NORM, np.float32), "smallest_norm"))
    graph.node("Max", ["length", "smallest_norm"], "safe_length")
    return graph.node("Div", ["pooled", "safe_length"], "embedding")


def _norm_constants(graph: GraphBuilder, weights: Weights, name: str) -> list[str]:
    return [graph.constant(f"{name}.{part}", weights[f"{name}.{part}"]) for part in ("weight", "bias")]


def build_model(weights: Weights, config: ModelConfig) -> onnx.ModelProto:
    """The complete model, for float32 weights under their original names."""
    hidden = weights["embeddings.word_embeddings.weight"].shape[1]
    layers = {name.split(".")[2] for name in weights if name.startswith("encoder.layer.")}
    graph = GraphBuilder()
    add_masks(graph)
    current = add_embeddings(graph, weights, config)
    for index in range(len(layers)):
        current = add_layer(graph, weights, config, index, current)
    add_pooling(graph, current)
    inputs = [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "tokens"])]
    outputs = [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["batch", hidden])]
    return helper.make_model(
        helper.make_graph(graph.nodes, "sentence-embedding", inputs, outputs, graph.constants),
        opset_imports=[helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)],
        ir_version=_IR_VERSION,
        producer_name="cinerag-minilm-layer",
    )


def export(safetensors: Path, destination: Path, config: ModelConfig = ModelConfig()) -> None:
    """Write `model.onnx` and `model.onnx.data` into the folder `destination`."""
    raw = load_file(safetensors)
    weights = {name: tensor.astype(np.float32) for name, tensor in raw.items() if tensor.dtype.kind == "f"}
    destination.mkdir(parents=True, exist_ok=True)
    # onnx appends to an existing data file.
    (destination / DATA_FILE).unlink(missing_ok=True)
    onnx.save(
        build_model(weights, config),
        destination / MODEL_FILE,
        save_as_external_data=True,
        all_tensors_to_one_file=True,
        location=DATA_FILE,
        size_threshold=_SMALLEST_EXTERNAL_BYTES,
    )


def main() -> None:
    """Command line: export.py MODEL_FOLDER DESTINATION."""
    parser = argparse.ArgumentParser(description="Write the 8-bit ONNX model.")
    parser.add_argument("model", type=Path, help="folder with model.safetensors")
    parser.add_argument("destination", type=Path)
    arguments = parser.parse_args()
    export(arguments.model / "model.safetensors", arguments.destination)


if __name__ == "__main__":
    exit_with(main)
