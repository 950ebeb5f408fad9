using System.Text.Json.Serialization;

namespace LifecycleKit.Conditions;

/// <summary>The two bounds of <see cref="ConditionOptions.Between"/>, both included.</summary>
/// <remarks>Set by the host or by a configuration binder, then read. Not thread-safe.</remarks>
[Mutable("options are set up by the host and then read")]
public sealed class BetweenOptions
{
    /// <summary>The smallest value; required. Null when it is not given.</summary>
    [JsonConverter(typeof(ScalarConverter))]
    public string? Min { get; set; }

    /// <summary>The largest value, not less than <see cref="Min"/>; required. Null when it is not given.</summary>
    [JsonConverter(typeof(ScalarConverter))]
    public string? Max { get; set; }
}
