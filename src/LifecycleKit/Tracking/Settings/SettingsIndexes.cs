using System.Globalization;
using LifecycleKit.Conditions;

namespace LifecycleKit.Tracking;

/// <summary>Reads the score indexes of settings. Members that are not given keep their defaults.</summary>
internal sealed class SettingsIndexes(ScoreIndexOptionsJson settings, List<Diagnostic> diagnostics)
{
    private static readonly string Path = SettingsShape.NameOf(nameof(LifecycleOptionsJson.ScoreIndexes));

    public void Apply(LifecycleOptions options)
    {
        var indexes = options.ScoreIndexes ??= new ScoreIndexOptions();
        indexes.Rfm = settings.Rfm ?? indexes.Rfm;
        indexes.ProbabilityAlive = Thresholds(nameof(indexes.ProbabilityAlive), settings.ProbabilityAlive) ?? indexes.ProbabilityAlive;
        indexes.LifetimeValue = Thresholds(nameof(indexes.LifetimeValue), settings.LifetimeValue) ?? indexes.LifetimeValue;
    }

    private List<decimal>? Thresholds(string member, string? text)
    {
        if (text is null) return null;
        var thresholds = new List<decimal>();
        foreach (var one in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (decimal.TryParse(one, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var threshold))
            {
                thresholds.Add(threshold);
                continue;
            }

            diagnostics.Add(Diagnostic.Error(
                DiagnosticIds.TypeMismatch, $"{Path}/{SettingsShape.NameOf(member)}", $"{ConditionText.Quoted(one)} is not a valid number.",
                "Write numbers with commas between them, such as 0.2, 0.5, 0.8."));
        }

        return thresholds;
    }
}
