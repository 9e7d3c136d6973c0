"""Reads an exported model repository with Hugging Face's own libraries, and holds every byte of its layout against the format."""
import json, pathlib, struct, sys

from huggingface_hub import ModelCard
from safetensors import safe_open
from safetensors.numpy import load_file

folder = pathlib.Path(sys.argv[1])

card = ModelCard.load(folder / "README.md")
data = card.data.to_dict()
for key in ("language", "license", "library_name", "pipeline_tag", "tags", "metrics", "model-index"):
    assert data[key], key
assert data["pipeline_tag"] == "text-classification"
results = {(result.task_type, result.metric_type): result for result in card.data.eval_results}
judged = json.loads((folder / "evaluation.json").read_text())
for (task, metric), key in {
    ("text-classification", "accuracy"): "accuracy", ("text-classification", "f1"): "macroF1", ("token-classification", "f1"): "spanF1",
}.items():
    result = results[task, metric]
    assert abs(result.metric_value - judged[key]) < 1e-4, (metric, result.metric_value, judged[key])
    assert result.dataset_name and result.dataset_type.isascii()
print(f"card: {len(results)} scores in model-index, each what evaluation.json says")

attributes = (folder / ".gitattributes").read_text()
assert "*.safetensors filter=lfs diff=lfs merge=lfs -text" in attributes and "model/model_weights filter=lfs" in attributes

config = json.loads((folder / "config.json").read_text())
assert config["model_type"]
assert {int(number): label for number, label in config["id2label"].items()} == {
    number: label for label, number in config["label2id"].items()}
print(f"config.json: model_type, {len(config['id2label'])} labels both ways")

path = folder / "model.safetensors"
tensors = load_file(path)
with safe_open(path, "np") as opened:
    assert all(isinstance(value, str) for value in (opened.metadata() or {}).values())
raw = path.read_bytes()
(length,) = struct.unpack("<Q", raw[:8])
assert length % 8 == 0 and raw[8:9] == b"{"
header = json.loads(raw[8:8 + length])
header.pop("__metadata__", None)
placed = sorted(header.items(), key=lambda item: item[1]["data_offsets"])
end = 0
for name, tensor in placed:
    begin, end_of_it = tensor["data_offsets"]
    assert begin == end, name
    end = end_of_it
assert len(raw) == 8 + length + end
order = [(-tensors[name].dtype.itemsize, name) for name, _ in placed]
assert order == sorted(order)
print(f"model.safetensors: {len(tensors)} tensors, contiguous, widest first, {len(raw)} bytes")

for name in ("model_hyperparameters.json", "training_set_metadata.json", "model_weights"):
    assert (folder / "model" / name).stat().st_size > 0
metadata = json.loads((folder / "model/training_set_metadata.json").read_text())
assert metadata["intent"]["str2idx"] == {label: number for number, label in enumerate(metadata["intent"]["idx2str"])}
print("model/: Ludwig's files")
