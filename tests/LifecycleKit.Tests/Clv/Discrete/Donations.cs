using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

/// <summary>
/// The 1995 cohort of a public radio station's donors and their gifts in six years: 11 104 people in 22 patterns, table 3 of Fader, Hardie
/// and Shang (2010), Marketing Science 29(6).
/// </summary>
internal static class Donations
{
    private static readonly (int Purchases, int Last, long Customers)[] Patterns =
    [
        (0, 0, 3464), (1, 1, 1091), (1, 2, 277), (1, 3, 129), (1, 4, 78), (1, 5, 119), (1, 6, 129), (2, 2, 613), (2, 3, 255), (2, 4, 155),
        (2, 5, 173), (2, 6, 234), (3, 3, 322), (3, 4, 181), (3, 5, 225), (3, 6, 357), (4, 4, 240), (4, 5, 284), (4, 6, 512), (5, 5, 335),
        (5, 6, 728), (6, 6, 1203),
    ];

    public static OpportunitySample Sample { get; } = SampleRows.Opportunities(
        Patterns.Select(pattern => (Of(pattern.Purchases, pattern.Last), pattern.Customers)));

    public static OpportunityHistory Of(int purchases, int last) => OpportunityHistory.Create(purchases, last, 6);
}
