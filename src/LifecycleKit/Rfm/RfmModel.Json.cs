namespace LifecycleKit.Rfm;

public sealed partial class RfmModel
{
    /// <summary>The model as JSON of format 1, read by <see cref="FromJson"/>; amounts without trailing zeros, nothing lost.</summary>
    public string ToJson() => StrictJson.Write(RfmModelJson.Of(this), RfmJsonContext.Default.RfmModelJson, RfmModelJson.CurrentFormat);

    /// <summary>Reads a model written by <see cref="ToJson"/>; it scores every customer as the one written did.</summary>
    /// <param name="json">JSON of format 1, at most 16 777 216 characters.</param>
    /// <exception cref="ArgumentException">
    /// The text is not such a model, and the message lists everything that is wrong, each thing with its path: no JSON, another format, a
    /// member unknown, missing, repeated, or of the wrong kind or range. <see cref="ArgumentNullException"/> when it is null. Nothing else
    /// is thrown.
    /// </exception>
    public static RfmModel FromJson(string json) => StrictJson.Read(
        json, RfmJsonContext.Default.RfmModelJson, RfmModelJson.Shape, static (contract, diagnostics) => contract.ToModel(string.Empty, diagnostics), "an RFM model",
        RfmModelJson.CurrentFormat);

    /// <summary>Reads a model as <see cref="FromJson"/> does; null when something was found in it.</summary>
    internal static RfmModel? Read(string json, List<Diagnostic> diagnostics) => StrictJson.Read(
        json, RfmJsonContext.Default.RfmModelJson, RfmModelJson.Shape, static (contract, found) => contract.ToModel(string.Empty, found),
        RfmModelJson.CurrentFormat, diagnostics);
}
