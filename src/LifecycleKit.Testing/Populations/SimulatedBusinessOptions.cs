namespace LifecycleKit.Testing;

/// <summary>The options of a simulated shop that sells to companies: how many accounts, and what becomes of them.</summary>
public sealed class SimulatedBusinessOptions : SimulationOptions
{
    /// <summary>The number of accounts, at least 1. Each has one contact or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public required int AccountCount { get; init => field = Between(value, 1, int.MaxValue, nameof(AccountCount)); }

    /// <summary>The number of days from <see cref="SimulationOptions.Start"/> to the end; every event is before the end.</summary>
    /// <value>1 095 by default: three years.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 180 to 3 650.</exception>
    public int DayCount { get; init => field = Between(value, 180, MaxDayCount, nameof(DayCount)); } = 1095;

    /// <summary>The maximum number of contacts of an account, from 1 to 20.</summary>
    /// <value>4 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 1 to 20.</exception>
    public int MaxContactCount { get; init => field = Between(value, 1, 20, nameof(MaxContactCount)); } = 4;

    /// <summary>The share of the accounts that show interest and go cold: no deal is opened with them. From 0 to 1.</summary>
    /// <value>0.4 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double ColdShare { get; init => field = Share(value, nameof(ColdShare)); } = 0.4;

    /// <summary>The share of the closed deals that are won, from 0 to 1.</summary>
    /// <value>0.5 by default. A deal that would close after the end stays open.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double WonShare { get; init => field = Share(value, nameof(WonShare)); } = 0.5;

    /// <summary>The share of the closed deals after which another deal is opened with the account, from 0 to 1.</summary>
    /// <value>0.5 by default. At most six deals are opened with an account.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double NextDealShare { get; init => field = Share(value, nameof(NextDealShare)); } = 0.5;

    /// <summary>
    /// The share of the won deals after which a contact recommends the shop: by a referral, or an answer of 9 or 10 to a net promoter
    /// survey. From 0 to 1.
    /// </summary>
    /// <value>0.3 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double PraiseShare { get; init => field = Share(value, nameof(PraiseShare)); } = 0.3;

    /// <summary>The share of the won deals about which a contact opens a support case, from 0 to 1.</summary>
    /// <value>0.25 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double CaseShare { get; init => field = Share(value, nameof(CaseShare)); } = 0.25;

    /// <summary>The share of the contacts who leave their e-mail address and consent to messages, from 0 to 1.</summary>
    /// <value>0.7 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double ConsentShare { get; init => field = Share(value, nameof(ConsentShare)); } = 0.7;
}
