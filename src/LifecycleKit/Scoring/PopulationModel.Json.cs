namespace LifecycleKit.Scoring;

public sealed partial class PopulationModel
{
    /// <summary>The model as JSON of format 1, under 4 KB, read by <see cref="FromJson"/>; nothing is lost, standard errors included.</summary>
    public string ToJson() =>
        StrictJson.Write(PopulationModelJson.Of(this), PopulationJsonContext.Default.PopulationModelJson, PopulationModelJson.CurrentFormat);

    /// <summary>Reads a model written by <see cref="ToJson"/>; it scores every customer as the one written did, to the last bit.</summary>
    /// <param name="json">JSON of format 1, at most 16 777 216 characters.</param>
    /// <exception cref="ArgumentException">
    /// The text is not such a model, and the message lists everything that is wrong, each thing with its path: no JSON, another format, a
    /// member unknown, missing, repeated, or of the wrong kind or range. <see cref="ArgumentNullException"/> when it is null. Nothing else
    /// is thrown.
    /// </exception>
    public static PopulationModel FromJson(string json) => StrictJson.Read(
        json,
        PopulationJsonContext.Default.PopulationModelJson,
        PopulationModelJson.Shape,
        static (contract, diagnostics) => contract.ToModel(diagnostics),
        "a population model",
        PopulationModelJson.CurrentFormat);

    /// <summary>Reads a model as <see cref="FromJson"/> does; null when something was found in it.</summary>
    internal static PopulationModel? Read(string json, List<Diagnostic> diagnostics) => StrictJson.Read(
        json,
        PopulationJsonContext.Default.PopulationModelJson,
        PopulationModelJson.Shape,
        static (contract, found) => contract.ToModel(found),
        PopulationModelJson.CurrentFormat,
        diagnostics);
}
