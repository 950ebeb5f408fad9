using System.Text.Json;

namespace LifecycleKit.Tracking;

public sealed partial record CustomerDocument
{
    /// <summary>The document as JSON of format 1.</summary>
    public string ToJson() => JsonSerializer.Serialize(CustomerDocumentJson.Of(this), TrackingJsonContext.Default.CustomerDocumentJson);

    /// <summary>Reads a document written by <see cref="ToJson"/>.</summary>
    /// <param name="json">JSON of format 1.</param>
    /// <exception cref="ArgumentException">The text is not such a document; the message says why. Nothing else is thrown.</exception>
    public static CustomerDocument FromJson(string json) => StrictJson.Read(
        json, TrackingJsonContext.Default.CustomerDocumentJson, static document => document.ToDocument(), "a customer document", CurrentFormat);
}
