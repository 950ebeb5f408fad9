using System.Text.Json;

namespace LifecycleKit.Scoring;

public sealed partial class PopulationModel
{
    /// <summary>The model as JSON of format 1, under 4 KB, read by <see cref="FromJson"/>; nothing is lost, standard errors included.</summary>
    public string ToJson() => JsonSerializer.Serialize(PopulationModelContract.Of(this), PopulationJsonContext.Default.PopulationModelContract);

    /// <summary>Reads a model written by <see cref="ToJson"/>; it scores every customer as the one written did, to the last bit.</summary>
    /// <param name="json">JSON of format 1.</param>
    /// <exception cref="ArgumentException">
    /// The text is no such model, and the message says where: no JSON, another format, a member unknown, missing, repeated, or of the
    /// wrong kind or range. <see cref="ArgumentNullException"/> when it is null. Nothing else is thrown.
    /// </exception>
    public static PopulationModel FromJson(string json) => StrictJson.Read(
        json,
        PopulationJsonContext.Default.PopulationModelContract,
        contract => contract.ToModel(),
        "a population model",
        PopulationModelContract.CurrentFormat);
}
