using System.Globalization;
using LifecycleKit.Conditions;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;

namespace LifecycleKit.Hosting;

/// <summary>Reads the score indexes of a section. Members that are not given keep their defaults.</summary>
internal sealed class SectionIndexes(IConfiguration section, List<Diagnostic> diagnostics)
{
    private static readonly string Path = SectionShape.NameOf(nameof(LifecycleOptions.ScoreIndexes));

    public void Apply(LifecycleOptions options)
    {
        var part = section.GetSection(Path);
        if (!part.Exists()) return;
        var indexes = options.ScoreIndexes ??= new ScoreIndexOptions();
        if (bool.TryParse(part[nameof(indexes.Rfm)], out var isRfm)) indexes.Rfm = isRfm;
        indexes.ProbabilityAlive = Thresholds(part, nameof(indexes.ProbabilityAlive)) ?? indexes.ProbabilityAlive;
        indexes.LifetimeValue = Thresholds(part, nameof(indexes.LifetimeValue)) ?? indexes.LifetimeValue;
    }

    private List<decimal>? Thresholds(IConfigurationSection part, string member)
    {
        if (part[member] is not { } text) return null;
        var thresholds = new List<decimal>();
        foreach (var one in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (decimal.TryParse(one, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var threshold))
            {
                thresholds.Add(threshold);
                continue;
            }

            diagnostics.Add(Diagnostic.Error(
                DiagnosticIds.TypeMismatch, $"{Path}/{SectionShape.NameOf(member)}", $"{ConditionText.Quoted(one)} is not a valid number.",
                "Write numbers with commas between them, such as 0.2, 0.5, 0.8."));
        }

        return thresholds;
    }
}
