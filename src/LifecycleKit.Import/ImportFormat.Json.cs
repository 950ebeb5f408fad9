using System.Text.Json;

namespace LifecycleKit.Import;

public sealed partial record ImportFormat
{
    internal const int CurrentVersion = 1;

    /// <summary>Returns the format as JSON of version 1, which can be kept, changed and read again.</summary>
    public string ToJson() => JsonSerializer.Serialize(ImportFormatJson.Of(this), ImportFormatJsonContext.Default.ImportFormatJson);

    /// <summary>Reads a format that <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">JSON of version 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="ArgumentException">The text is not a format, and the message says why. No other exception is thrown.</exception>
    public static ImportFormat FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var read = JsonSerializer.Deserialize(json, ImportFormatJsonContext.Default.ImportFormatJson);
            if (read is null) throw new ArgumentException("The JSON is null, and not an import format.", nameof(json));
            var problem = read.FindProblem();
            return problem is null
                ? read.ToFormat() : throw new ArgumentException($"The JSON is not an import format: {problem}", nameof(json));
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"The JSON is not an import format: {e.Message}", nameof(json), e);
        }
        catch (InvalidOperationException e)
        {
            // Text with a half of a surrogate pair.
            throw new ArgumentException("The JSON is not an import format: it has a text that is not valid.", nameof(json), e);
        }
    }

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other format.</param>
    public bool Equals(ImportFormat? other) => other is not null && ToJson() == other.ToJson();

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Layout, HeaderLine, Columns.Length, Numbers, Dates, Rows, Profile, Currency);
}
