namespace LifecycleKit.Scoring;

public sealed partial class PopulationModel
{
    /// <summary>
    /// Returns the model as JSON of format 2, under 8 KB, for <see cref="FromJson"/>; nothing is lost, standard errors included.
    /// </summary>
    public string ToJson() =>
        StrictJson.Write(
            PopulationModelJson.Of(this), PopulationJsonContext.Default.PopulationModelJson, PopulationModelJson.CurrentFormat);

    /// <summary>Reads a model written by <see cref="ToJson"/>; both models give the same scores, to the last bit.</summary>
    /// <param name="json">JSON of format 2 or 1, at most 16 777 216 characters.</param>
    /// <exception cref="ArgumentException">
    /// The text is not a valid model. The message lists all errors with their paths: text that is not JSON, another format, or a member
    /// that is unknown, missing, repeated, or of the wrong kind or range. <see cref="ArgumentNullException"/> when the text is null. No
    /// other exception is thrown.
    /// </exception>
    public static PopulationModel FromJson(string json) => StrictJson.Read(
        json,
        PopulationJsonContext.Default.PopulationModelJson,
        PopulationModelJson.Shape,
        static (contract, diagnostics) => contract.ToModel(diagnostics),
        "a population model",
        PopulationModelJson.CurrentFormat,
        PopulationModelJson.OldestFormat);

    /// <summary>Reads a model like <see cref="FromJson"/>; null when there are diagnostics.</summary>
    internal static PopulationModel? Read(string json, List<Diagnostic> diagnostics) => StrictJson.Read(
        json,
        PopulationJsonContext.Default.PopulationModelJson,
        PopulationModelJson.Shape,
        static (contract, found) => contract.ToModel(found),
        PopulationModelJson.CurrentFormat,
        diagnostics,
        PopulationModelJson.OldestFormat);
}
