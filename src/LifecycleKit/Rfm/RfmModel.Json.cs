using System.Text.Json;

namespace LifecycleKit.Rfm;

public sealed partial class RfmModel
{
    /// <summary>The model as JSON of format 1, read by <see cref="FromJson"/>; amounts without trailing zeros, nothing lost.</summary>
    public string ToJson() => JsonSerializer.Serialize(RfmModelContract.Of(this), RfmJsonContext.Default.RfmModelContract);

    /// <summary>Reads a model written by <see cref="ToJson"/>; it scores every customer as the one written did.</summary>
    /// <param name="json">JSON of format 1.</param>
    /// <exception cref="ArgumentException">
    /// The text is no such model, and the message says where: no JSON, another format, a member unknown, missing, repeated, or of the
    /// wrong kind or range. <see cref="ArgumentNullException"/> when it is null. Nothing else is thrown.
    /// </exception>
    public static RfmModel FromJson(string json) => StrictJson.Read(
        json, RfmJsonContext.Default.RfmModelContract, contract => contract.ToModel(), "an RFM model", RfmModelContract.CurrentFormat);
}
