using System.Text.Json.Serialization;

namespace LifecycleKit.Products;

/// <summary>The persisted form of a product affinity, format 1: integers only, so that it is exact and the same everywhere.</summary>
internal sealed record ProductAffinityJson
{
    public const int CurrentFormat = 1;

    public static readonly JsonShape Shape = JsonShape.Document(ProductAffinityJsonContext.Default.ProductAffinityJson);

    public required int? Format { get; init; }

    public required int Orders { get; init; }

    /// <summary>Left out when it is 0.</summary>
    public int? LeftOutOrders { get; init; }

    public required int MinOrders { get; init; }

    /// <summary>The products in ordinal order of their ids.</summary>
    public required ProductJson[] Products { get; init; }

    public static ProductAffinityJson Of(ProductAffinity model) => new()
    {
        Format = CurrentFormat,
        Orders = model.OrderCount,
        LeftOutOrders = model.LeftOutOrderCount == 0 ? null : model.LeftOutOrderCount,
        MinOrders = model.MinOrderCount,
        Products =
        [
            .. model.ProductIds.Select((id, product) => new ProductJson
            {
                Id = id,
                Orders = model.OrderCounts[product],
                With = model.Pairs.OthersOf(product).IsEmpty ? null : model.Pairs.OthersOf(product).ToArray(),
                Both = model.Pairs.CountsOf(product).IsEmpty ? null : model.Pairs.CountsOf(product).ToArray(),
            }),
        ],
    };

    /// <returns>The model; null when there are errors, which are added to the diagnostics.</returns>
    public ProductAffinity? ToModel(List<Diagnostic> diagnostics)
    {
        Require(Orders >= 0, "orders", "The number of orders is negative.", "Write a number of at least 0.");
        Require(LeftOutOrders is null or > 0, "leftOutOrders", "The number is not above 0.", "Leave the member out when it is 0.");
        Require(MinOrders >= 1, "minOrders", "The number is below 1.", "Write a number of at least 1.");
        for (var product = 0; product < Products.Length; product++) Check(product);
        if (diagnostics.Count > 0) return null;
        var starts = new int[Products.Length + 1];
        for (var product = 0; product < Products.Length; product++) starts[product + 1] = starts[product] + Products[product].With.Length();
        return ProductAffinity.Create(
            Array.ConvertAll(Products, product => product.Id), Array.ConvertAll(Products, product => product.Orders),
            new PairRows(
                starts, [.. Products.SelectMany(product => product.With ?? [])], [.. Products.SelectMany(product => product.Both ?? [])]),
            Orders, LeftOutOrders ?? 0, MinOrders);

        void Check(int at)
        {
            var (product, path) = (Products[at], FormattableString.Invariant($"products/{at}"));
            Require(
                product.Id.Length > 0 && (at == 0 || string.CompareOrdinal(Products[at - 1].Id, product.Id) < 0), $"{path}/id",
                "The id is empty, repeated or out of order.", "Write each product once, in ordinal order of the ids.");
            Require(
                product.Orders >= 1 && product.Orders <= Orders, $"{path}/orders", "The number is not from 1 to the number of orders.",
                "Write the number of orders with the product.");
            Require(
                product.With is null or { Length: > 0 } && product.With.Length() == product.Both.Length(), $"{path}/both",
                "The lists 'with' and 'both' differ in length, or are empty.", "Write a number for each product, or leave both out.");
            for (var i = 0; i < Math.Min(product.With.Length(), product.Both.Length()); i++)
            {
                var (other, both) = (product.With![i], product.Both![i]);
                var inOrder = other > (i == 0 ? at : product.With[i - 1]) && other < Products.Length;
                Require(
                    inOrder, FormattableString.Invariant($"{path}/with/{i}"), "The index is out of order, or there is no such product.",
                    "Write indices of later products, ascending.");
                Require(
                    !inOrder || IsPossible(product.Orders, Products[other].Orders, both), FormattableString.Invariant($"{path}/both/{i}"),
                    "The number contradicts the orders of the products.",
                    "Write the number of orders with both products, at least 'minOrders'.");
            }
        }

        void Require(bool isRight, string path, string message, string suggestion)
        {
            if (!isRight) diagnostics.Add(Diagnostic.Error(DiagnosticIds.OutOfRange, path, message, suggestion));
        }
    }

    private bool IsPossible(int one, int other, int both) =>
        both >= MinOrders && both <= one && both <= other && (long)one + other - both <= Orders;
}

/// <summary>A product with its pairs.</summary>
internal sealed record ProductJson
{
    public required string Id { get; init; }

    public required int Orders { get; init; }

    /// <summary>The indices of later products that share enough orders with this one, ascending; left out when there are none.</summary>
    public int[]? With { get; init; }

    /// <summary>The number of orders with both, for each of <see cref="With"/>.</summary>
    public int[]? Both { get; init; }
}

/// <summary>The generated reader and writer of the persisted form.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProductAffinityJson))]
internal sealed partial class ProductAffinityJsonContext : JsonSerializerContext;

/// <summary>The length of a list that may be left out.</summary>
internal static class OptionalList
{
    public static int Length(this int[]? list) => list?.Length ?? 0;
}
