namespace LifecycleKit.Products;

public sealed partial class ReplenishmentModel
{
    /// <summary>Returns the model as JSON of format 1, which <see cref="FromJson"/> reads without loss; equal models give equal
    /// texts.</summary>
    /// <exception cref="InvalidOperationException">The text would be longer than <see cref="FromJson"/> reads, or a product id is not valid
    /// UTF-16.</exception>
    public string ToJson() => ProductModelText.Checked(
        StrictJson.Write(
            ReplenishmentJson.Of(this), ReplenishmentJsonContext.Default.ReplenishmentJson, ReplenishmentJson.CurrentFormat),
        _indices.Keys, "Fit it to fewer products.");

    /// <summary>Reads a model written by <see cref="ToJson"/>, which forecasts as the written one did.</summary>
    /// <param name="json">JSON of format 1, at most 16 777 216 characters.</param>
    /// <exception cref="ArgumentException">
    /// The text is not a replenishment model, and the message lists all errors with their paths: text that is not JSON, another format, a
    /// member that is unknown, missing, repeated, or of the wrong kind, counts that contradict each other.
    /// <see cref="ArgumentNullException"/> when the text is null. No other exception is thrown.
    /// </exception>
    public static ReplenishmentModel FromJson(string json) => StrictJson.Read(
        json, ReplenishmentJsonContext.Default.ReplenishmentJson, ReplenishmentJson.Shape,
        static (read, diagnostics) => read.ToModel(diagnostics), "a replenishment model", ReplenishmentJson.CurrentFormat);

    /// <summary>Creates a model from checked data.</summary>
    internal static ReplenishmentModel Create(DateTimeOffset asOf, ReplenishmentOptions options, ReplenishmentInterval[] products) =>
        new(asOf.ToUniversalTime(), options, products);
}
