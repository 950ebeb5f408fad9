using LifecycleKit.Conditions;
using LifecycleKit.Experiments;

namespace LifecycleKit.Plays;

/// <summary>Reads the universal control group from options.</summary>
internal static class ControlReader
{
    private const string Place = "controlGroup";

    public static void Declare(PlaybookBuilder builder, ControlGroupOptions options, List<Diagnostic> diagnostics)
    {
        var found = diagnostics.Count;
        var normal = new UniversalControl();
        var zone = normal.TimeZone;
        var share = options.BasisPoints ?? normal.BasisPoints;
        var salt = string.IsNullOrEmpty(options.Salt) ? normal.Salt : options.Salt;
        Check(
            share is >= 0 and <= SubjectBucket.Count, "basisPoints", $"{share} basis points are out of range.",
            $"Use 0 to {SubjectBucket.Count}.");
        Check(
            options.RedrawMonths is >= 0 and <= UniversalControl.MaxRedrawMonths, "redrawMonths",
            $"{options.RedrawMonths} months are out of range.",
            $"Use 1 to {UniversalControl.MaxRedrawMonths}, or 0 for never.");
        Check(
            !salt.Contains(SubjectBucket.Separator, StringComparison.Ordinal), "salt", "The salt contains a line feed.",
            "Remove the line feed.");
        if (!string.IsNullOrEmpty(options.TimeZone) && !TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out zone))
        {
            diagnostics.Add(Diagnostic.Error(
                DiagnosticIds.UnknownValue, $"{Place}/timeZone",
                $"{ConditionText.Quoted(Diagnostic.Shown(options.TimeZone))} is not a valid time zone on this machine.",
                "Use an IANA id such as Europe/Berlin."));
        }

        if (diagnostics.Count == found)
        {
            builder.ControlGroup(
                new UniversalControl { BasisPoints = share, Salt = salt, RedrawMonths = options.RedrawMonths, TimeZone = zone! });
        }

        void Check(bool isRight, string member, string message, string suggestion)
        {
            if (!isRight) diagnostics.Add(Diagnostic.Error(DiagnosticIds.OutOfRange, $"{Place}/{member}", message, suggestion));
        }
    }
}
