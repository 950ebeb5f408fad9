using System.Collections.Immutable;
using System.Globalization;

namespace LifecycleKit.Testing;

/// <summary>Draws the accounts of a simulated shop that sells to companies, each with its contacts.</summary>
/// <remarks>Only whole numbers and fractions are drawn, so that the draws are the same everywhere. Each share takes its draws whether it is
/// 0 or not.</remarks>
internal sealed class BusinessDraw
{
    private const int MaxDealCount = 6;

    private static readonly string[] Sources = ["search", "fair", "newsletter", "partner"];

    private readonly SimulatedBusinessOptions _options;
    private readonly DateTimeOffset _start;
    private readonly DateTimeOffset _end;
    private readonly string _idFormat;

    public BusinessDraw(SimulatedBusinessOptions options)
    {
        _options = options;
        _start = options.FirstSecond;
        _end = _start.AddDays(options.DayCount);
        _idFormat = SimulationOptions.NumberFormat(options.AccountCount);
    }

    public ImmutableArray<SimulatedCustomer> Draw(CancellationToken cancellationToken)
    {
        var customers = ImmutableArray.CreateBuilder<SimulatedCustomer>();
        for (var i = 0; i < _options.AccountCount; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var draws = new SeededDraws(_options.Seed, (ulong)i);
            var account = $"account-{(i + 1).ToString(_idFormat, CultureInfo.InvariantCulture)}";
            var life = new BusinessLife(_options, account, 1 + draws.NextIndex(_options.MaxContactCount), _end);
            Live(life, ref draws);
            customers.AddRange(life.ToCustomers());
        }

        return customers.DrainToImmutable();
    }

    private void Live(BusinessLife life, ref SeededDraws draws)
    {
        var isCold = draws.NextFraction() < _options.ColdShare;
        var first = _start + draws.NextSeconds((_end - _start) * 0.95);
        life.Arrive(0, first, Sources[draws.NextIndex(Sources.Length)], ref draws);
        for (var contact = 1; contact < life.ContactCount; contact++)
            life.Arrive(contact, first.AddSeconds(3600 + draws.NextIndex(200 * 24 * 3600)), null, ref draws);
        var interested = life.ShowInterest(first, ref draws);
        var waits = DaysAfter(interested, 5, 45, ref draws);
        if (isCold) return;
        Trade(life, waits, ref draws);
    }

    /// <summary>Opens deals one after another, as long as the account goes on.</summary>
    private void Trade(BusinessLife life, DateTimeOffset at, ref SeededDraws draws)
    {
        for (var i = 0; i < MaxDealCount && at < _end; i++)
        {
            var isWon = draws.NextFraction() < _options.WonShare;
            var closedAt = life.Negotiate(at, isWon, ref draws);
            if (isWon) life.Deliver(closedAt, ref draws);
            var goesOn = draws.NextFraction() < _options.NextDealShare;
            at = DaysAfter(closedAt, 30, 240, ref draws);
            if (!goesOn) return;
        }
    }

    private static DateTimeOffset DaysAfter(DateTimeOffset at, int least, int most, ref SeededDraws draws) =>
        at.AddSeconds(least * 24 * 3600 + draws.NextIndex((most - least) * 24 * 3600));
}
