using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

/// <summary>
/// The two cohorts of Fader and Hardie (2007), Journal of Interactive Marketing 21(1), table 1: of 1000 customers, years 0 to 7.
/// </summary>
internal static class RetentionCohorts
{
    public static RetentionSample HighEnd { get; } = RetentionSample.FromSurvivors([1000, 869, 743, 653, 593, 551, 517, 491]);

    public static RetentionSample Regular { get; } = RetentionSample.FromSurvivors([1000, 631, 468, 382, 326, 289, 262, 241]);
}
