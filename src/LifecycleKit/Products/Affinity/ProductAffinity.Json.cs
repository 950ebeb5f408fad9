namespace LifecycleKit.Products;

public sealed partial class ProductAffinity
{
    /// <summary>Returns the model as JSON of format 1, which <see cref="FromJson"/> reads without loss; equal models give equal
    /// texts.</summary>
    /// <exception cref="InvalidOperationException">The text would be longer than <see cref="FromJson"/> reads, or a product id is not valid
    /// UTF-16.</exception>
    public string ToJson() => ProductModelText.Checked(
        StrictJson.Write(
            ProductAffinityJson.Of(this), ProductAffinityJsonContext.Default.ProductAffinityJson, ProductAffinityJson.CurrentFormat),
        ProductIds, $"Fit it with a larger {nameof(ProductAffinityOptions.MinOrderCount)}, or to fewer products.");

    /// <summary>Reads a model written by <see cref="ToJson"/>.</summary>
    /// <param name="json">JSON of format 1, at most 16 777 216 characters.</param>
    /// <exception cref="ArgumentException">
    /// The text is not a product affinity, and the message lists all errors with their paths: text that is not JSON, another format, a
    /// member that is unknown, missing, repeated, or of the wrong kind, counts that contradict each other.
    /// <see cref="ArgumentNullException"/> when the text is null. No other exception is thrown.
    /// </exception>
    public static ProductAffinity FromJson(string json) => StrictJson.Read(
        json, ProductAffinityJsonContext.Default.ProductAffinityJson, ProductAffinityJson.Shape,
        static (read, diagnostics) => read.ToModel(diagnostics), "a product affinity", ProductAffinityJson.CurrentFormat);

    /// <summary>Creates a model from checked data.</summary>
    internal static ProductAffinity Create(
        string[] productIds, int[] orderCounts, PairRows pairs, int orderCount, int leftOutOrderCount, int minOrderCount) =>
        new(productIds, orderCounts, pairs, orderCount, leftOutOrderCount, minOrderCount);
}
