"""The network: one encoder of six layers, 384 wide, and a head for each task."""

import math
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from corpora import BASES, ENTITIES, TAGS
from sayso.tagger.encode import PARAGRAPH, SEP, TOKEN_TYPES
from sayso.tagger.together import SCALE

WIDTH, HEADS, LAYERS, INNER, VOCABULARY, POSITIONS = 384, 12, 6, 1536, 30522, 512
BF16 = torch.cpu._is_avx512_bf16_supported()  # elsewhere bfloat16 is emulated, 25 times slower
FAR = -1e4  # a score that softmax takes for nothing


class Layer(nn.Module):
    """One layer of BERT. Plain matrix products: on CPUs their backward pass beats fused attention."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.after_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.after_inner = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        x = self.after_attention(x + self.out(self.attend(self.qkv(x), bias)))
        return self.after_inner(x + self.down(F.gelu(self.up(x))))

    def attend(self, qkv: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = qkv.shape
        q, k, v = qkv.view(batch, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4).unbind(0)
        with torch.autocast("cpu", enabled=False):
            scores = (q / math.sqrt(WIDTH // HEADS)) @ k.transpose(-1, -2) + bias.to(q.dtype)
            mixed = torch.softmax(scores, -1) @ v
        return mixed.transpose(1, 2).reshape(batch, length, WIDTH)


class Encoder(nn.Module):
    """Wordpieces (batch, length) to vectors (batch, length, 384)."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Embedding(TOKEN_TYPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        x = self.norm(self.word(ids) + self.position.weight[: ids.shape[1]] + self.kind(types))
        if torch.is_autocast_enabled("cpu") and not torch.onnx.is_in_onnx_export():
            x = x.to(torch.bfloat16)
        bias = ((1 - mask.to(x.dtype)) * FAR)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load(self, path: Path) -> None:
        """Start from all-MiniLM-L6-v2; casing and quotation rows start near its one token type."""
        from safetensors.torch import load_file

        given = {name.removeprefix("bert."): w.float() for name, w in load_file(path).items()}
        take = lambda module, name: [  # noqa: E731
            getattr(module, part).data.copy_(given[f"{name}.{part}"]) for part in ("weight", "bias")
        ]
        self.word.weight.data.copy_(given["embeddings.word_embeddings.weight"])
        self.word.weight.data[PARAGRAPH] = self.word.weight.data[SEP]
        self.position.weight.data.copy_(given["embeddings.position_embeddings.weight"])
        self.kind.weight.data.copy_(
            given["embeddings.token_type_embeddings.weight"][:1].expand(TOKEN_TYPES, -1)
        )
        self.kind.weight.data[1:] += 0.02 * torch.randn(TOKEN_TYPES - 1, WIDTH)
        take(self.norm, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            name = f"encoder.layer.{number}"
            for part in ("weight", "bias"):
                rows = [
                    given[f"{name}.attention.self.{x}.{part}"] for x in ("query", "key", "value")
                ]
                getattr(layer.qkv, part).data.copy_(torch.cat(rows))
            take(layer.out, f"{name}.attention.output.dense")
            take(layer.after_attention, f"{name}.attention.output.LayerNorm")
            take(layer.up, f"{name}.intermediate.dense")
            take(layer.down, f"{name}.output.dense")
            take(layer.after_inner, f"{name}.output.LayerNorm")


class Beside(nn.Module):
    """A linear map with the product of two narrow matrices beside it, where a gate lets it in.

    Low-rank adaptation (Hu et al. 2021). The gate is shared by all of an encoder: a list of one.
    """

    def __init__(self, base: nn.Linear, rank: int, gate: list[Tensor]) -> None:
        super().__init__()
        self.base, self.gate = base, gate
        self.inward = nn.Parameter(torch.randn(base.in_features, rank) / base.in_features**0.5)
        self.outward = nn.Parameter(torch.zeros(rank, base.out_features))

    def forward(self, x: Tensor) -> Tensor:
        narrow = self.gate[0].to(x.dtype) * (x @ self.inward.to(x.dtype))
        return self.base(x) + narrow @ self.outward.to(x.dtype)


def beside(encoder: Encoder, rank: int) -> list[nn.Parameter]:
    """Put narrow matrices beside all of an encoder's, which learn no more; gives the new ones.

    `encoder.gate[0]` is the gate, open to begin with.
    """
    for weight in encoder.parameters():
        weight.requires_grad_(requires_grad=False)
    encoder.gate = [torch.ones(())]
    found: list[nn.Parameter] = []
    for layer in encoder.layers:
        for name in ("qkv", "out", "up", "down"):
            each = Beside(getattr(layer, name), rank, encoder.gate)
            setattr(layer, name, each)
            found += [each.inward, each.outward]
    return found


class Answers(nn.Module):
    """What something said answers to an ask, by the vectors of both: logits of its kinds."""

    WIDTH, HIDDEN, KINDS = 48, 64, 6
    SCALE = 8.0  # vectors of unit length have small values

    def __init__(self) -> None:
        super().__init__()
        self.ask, self.said = nn.Linear(WIDTH, self.WIDTH), nn.Linear(WIDTH, self.WIDTH)
        self.both, self.kind = (
            nn.Linear(4 * self.WIDTH, self.HIDDEN),
            nn.Linear(self.HIDDEN, self.KINDS),
        )
        self.dropout = nn.Dropout(0.2)

    def forward(self, ask: Tensor, said: Tensor) -> Tensor:
        one, other = self.ask(ask * self.SCALE), self.said(said * self.SCALE)
        seen = torch.cat([one, other, one * other, (one - other).abs()], -1)
        return self.kind(self.dropout(F.relu(self.both(self.dropout(seen)))))


class Together(nn.Module):
    """An ask and a sentence read together: logits of what the sentence answers, as `Answers`.

    The mean of all wordpieces, by an encoder beside whose matrices narrow ones learn.
    """

    HIDDEN, RANK = 64, 16

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.narrow = beside(encoder, self.RANK)
        self.encoder = encoder
        self.mix, self.kind = nn.Linear(WIDTH, self.HIDDEN), nn.Linear(self.HIDDEN, Answers.KINDS)
        self.dropout = nn.Dropout(0.1)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        hidden = self.encoder(ids, torch.zeros_like(ids), mask)
        mean = (hidden * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        return self.kind(self.dropout(torch.tanh(self.mix(mean.float() * SCALE))))


class Triangles(nn.Module):
    """A layer of `Joining`: (n, n, width) to the same, by what each two have to do with thirds."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.seen, self.told, self.between = (nn.LayerNorm(width) for _ in range(3))
        self.plain, self.gate, self.let, self.from_thirds = (
            nn.Linear(width, width) for _ in range(4)
        )
        self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)
        self.dropout = nn.Dropout(0.1)

    def forward(self, seen: Tensor) -> Tensor:
        normal = self.seen(seen)
        plain = self.plain(normal)
        gated = plain * torch.sigmoid(self.gate(normal))
        told = torch.einsum("ikw,jkw->ijw", gated, plain) / len(seen)
        told = self.told((told + told.transpose(0, 1)) / 2) * torch.sigmoid(self.let(normal))
        seen = seen + self.dropout(self.from_thirds(told))
        return seen + self.dropout(self.down(F.silu(self.up(self.between(seen)))))


class Joining(nn.Module):
    """Log odds that each two statements of a story are of one claim, by traits of one and of two.

    `one` is (n, traits), `two` (n, n, traits) and symmetric, and so are the odds, (n, n).
    """

    WIDTH, ALONE, LAYERS = 32, 32, 3

    def __init__(self, of_one: int, of_two: int) -> None:
        super().__init__()
        self.one, self.two = nn.Linear(of_one, self.ALONE), nn.Linear(of_two, self.WIDTH)
        self.product, self.sum = (nn.Linear(self.ALONE, self.WIDTH) for _ in range(2))
        self.layers = nn.ModuleList(Triangles(self.WIDTH) for _ in range(self.LAYERS))
        self.last, self.odds = nn.LayerNorm(self.WIDTH), nn.Linear(self.WIDTH, 1)

    def forward(self, one: Tensor, two: Tensor) -> Tensor:
        alone = torch.tanh(self.one(one))
        product, beside = self.product(alone), self.sum(alone)
        seen = self.two(two) + product[:, None] * product[None] + beside[:, None] + beside[None]
        for layer in self.layers:
            seen = layer(seen)
        return self.odds(self.last(seen))[..., 0]


class Biaffine(nn.Module):
    """scores[b, i, j]: word i chooses word j - 1; column 0 is none (or the root)."""

    def __init__(self, rank: int) -> None:
        super().__init__()
        self.chooser, self.chosen = nn.Linear(WIDTH, rank), nn.Linear(WIDTH, rank)
        self.none = nn.Parameter(torch.zeros(1, 1, rank))
        self.pair = nn.Parameter(torch.eye(rank) * 0.1)
        self.prior = nn.Linear(rank, 1)

    def forward(self, x: Tensor) -> Tensor:
        one = F.relu(self.chooser(x))
        other = torch.cat([self.none.expand(x.shape[0], -1, -1), F.relu(self.chosen(x))], 1)
        return (one @ self.pair) @ other.transpose(1, 2) + self.prior(other).transpose(1, 2)


class Relations(nn.Module):
    """The label of each word's dependency, given its head (0 the root): bilinear of low rank."""

    def __init__(self, count: int, rank: int = 100) -> None:
        super().__init__()
        self.count = count
        self.word, self.head = nn.Linear(WIDTH, rank), nn.Linear(WIDTH, rank)
        self.root = nn.Parameter(torch.zeros(1, 1, rank))
        self.pair = nn.Parameter(torch.randn(rank + 1, count * (rank + 1)) * 0.02)

    def forward(self, x: Tensor, heads: Tensor) -> Tensor:
        word = F.relu(self.word(x))
        all_heads = torch.cat([self.root.expand(x.shape[0], -1, -1), F.relu(self.head(x))], 1)
        head = torch.gather(all_heads, 1, heads[:, :, None].expand(-1, -1, all_heads.shape[-1]))
        one = torch.ones_like(word[:, :, :1])
        word, head = torch.cat([word, one], -1), torch.cat([head, one], -1)
        scores = (word @ self.pair).view(*word.shape[:2], self.count, head.shape[-1])
        return (scores @ head[..., None]).squeeze(-1)


class Network(nn.Module):
    """The encoder and its heads; every head sees one vector a word, that of its first piece."""

    def __init__(self, upos: int, relations: int) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.drop = nn.Dropout(0.1)
        self.tag = nn.Linear(WIDTH, len(TAGS))
        self.to_cue, self.to_source = Biaffine(128), Biaffine(128)
        self.inner = nn.Linear(WIDTH, len(TAGS))  # roles of what stands within a content
        self.basis = nn.Linear(WIDTH, len(BASES))
        self.entity = nn.Linear(WIDTH, len(ENTITIES))
        self.upos = nn.Linear(WIDTH, upos)
        self.arc = Biaffine(256)
        self.relation = Relations(relations)

    def words(self, ids: Tensor, types: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training and BF16):
            pieces = self.encoder(ids, types, mask)
        pieces = pieces.float()
        return self.drop(torch.gather(pieces, 1, first[:, :, None].expand(-1, -1, WIDTH)))
