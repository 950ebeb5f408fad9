namespace LifecycleKit.Rfm;

public sealed partial class RfmModel
{
    /// <summary>
    /// Returns the model as JSON of format 3, which <see cref="FromJson"/> reads without loss; amounts without trailing zeros.
    /// </summary>
    public string ToJson() => StrictJson.Write(RfmModelJson.Of(this), RfmJsonContext.Default.RfmModelJson, RfmModelJson.CurrentFormat);

    /// <summary>Reads a model written by <see cref="ToJson"/>, which scores every customer as the written one did.</summary>
    /// <param name="json">JSON of format 3, 2 or 1, at most 16 777 216 characters.</param>
    /// <exception cref="ArgumentException">
    /// The text is not an RFM model, and the message lists all errors with their paths: text that is not JSON, another format, a member
    /// that is unknown, missing, repeated, or of the wrong kind or range. <see cref="ArgumentNullException"/> when the text is null. No
    /// other exception is thrown.
    /// </exception>
    public static RfmModel FromJson(string json) => StrictJson.Read(
        json, RfmJsonContext.Default.RfmModelJson, RfmModelJson.Shape,
        static (read, diagnostics) => read.ToModel(string.Empty, diagnostics), "an RFM model",
        RfmModelJson.CurrentFormat, RfmModelJson.OldestFormat);

    /// <summary>Reads a model as <see cref="FromJson"/> does; null when the text has errors.</summary>
    internal static RfmModel? Read(string json, List<Diagnostic> diagnostics) => StrictJson.Read(
        json, RfmJsonContext.Default.RfmModelJson, RfmModelJson.Shape, static (read, found) => read.ToModel(string.Empty, found),
        RfmModelJson.CurrentFormat, diagnostics, RfmModelJson.OldestFormat);
}
