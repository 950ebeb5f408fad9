namespace LifecycleKit.Customers;

public readonly partial record struct CustomerEvent
{
    /// <summary>
    /// The id of the account that the customer joined, or whose stage changed; null for a customer who left their account, and for other
    /// kinds.
    /// </summary>
    public string? AccountId => Kind is CustomerEventKind.AccountChanged or CustomerEventKind.AccountLevelChanged ? _name : null;

    /// <summary>The id of the contact that an account got or lost; null for other kinds.</summary>
    public string? Contact => Kind == CustomerEventKind.ContactChanged ? _name : null;

    /// <summary>Whether a customer joined an account, or an account got a contact; false for leaving, and for other kinds.</summary>
    public bool Joined => Kind is CustomerEventKind.AccountChanged or CustomerEventKind.ContactChanged && _flag;

    /// <summary>The id of the stage that the account entered; null for other kinds.</summary>
    public string? AccountLevel => Kind == CustomerEventKind.AccountLevelChanged ? _detail as string : null;

    /// <summary>The rank of the stage that the account entered; null for a stage without a rank, and for other kinds.</summary>
    public int? AccountRank => Kind == CustomerEventKind.AccountLevelChanged && _flag ? (int)_number : null;

    /// <summary>Creates an event for a customer who became a contact of an account, and is no longer one of any other.</summary>
    /// <param name="at">The instant from which the customer belongs to the account.</param>
    /// <param name="accountId">The host's id of the account.</param>
    /// <param name="eventId">The id of the event, given by the host; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException">The account id is empty or longer than 256 characters.</exception>
    public static CustomerEvent AccountJoined(DateTimeOffset at, string accountId, string? eventId = null) =>
        new(CustomerEventKind.AccountChanged, at, eventId, name: NotEmpty(accountId, nameof(accountId)), flag: true);

    /// <summary>Creates an event for a customer who is no longer a contact of any account.</summary>
    /// <param name="at">The instant from which the customer belongs to no account.</param>
    /// <param name="eventId">The id of the event, given by the host; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    public static CustomerEvent AccountLeft(DateTimeOffset at, string? eventId = null) =>
        new(CustomerEventKind.AccountChanged, at, eventId);

    /// <summary>Creates an event of an account that got a contact. A tracker makes it of <see cref="AccountJoined"/>.</summary>
    /// <param name="at">The instant at which the contact joined.</param>
    /// <param name="contact">The id of the contact in the account: not personal data, since it stays when the contact is erased.</param>
    /// <param name="eventId">The id of the event; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException">The id of the contact is empty or longer than 256 characters.</exception>
    public static CustomerEvent ContactJoined(DateTimeOffset at, string contact, string? eventId = null) =>
        new(CustomerEventKind.ContactChanged, at, eventId, name: NotEmpty(contact, nameof(contact)), flag: true);

    /// <summary>Creates an event of an account that lost a contact. A tracker makes it of <see cref="AccountLeft"/>, and of
    /// <see cref="AccountJoined"/> with another account.</summary>
    /// <param name="at">The instant at which the contact left.</param>
    /// <param name="contact">The id of the contact in the account, as it joined.</param>
    /// <param name="eventId">The id of the event; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException">The id of the contact is empty or longer than 256 characters.</exception>
    public static CustomerEvent ContactLeft(DateTimeOffset at, string contact, string? eventId = null) =>
        new(CustomerEventKind.ContactChanged, at, eventId, name: NotEmpty(contact, nameof(contact)));

    /// <summary>Creates an event of a contact whose account entered a stage. A tracker makes it of the transition of the account.</summary>
    /// <param name="at">The instant at which the account entered the stage.</param>
    /// <param name="accountId">The host's id of the account.</param>
    /// <param name="level">The id of the stage.</param>
    /// <param name="rank">The rank of the stage; null for a stage without a rank.</param>
    /// <param name="eventId">The id of the event; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException">The account id or the level is empty or longer than 256 characters.</exception>
    public static CustomerEvent AccountLevelChanged(
        DateTimeOffset at, string accountId, string level, int? rank = null, string? eventId = null) => new(
            CustomerEventKind.AccountLevelChanged, at, eventId, name: NotEmpty(accountId, nameof(accountId)),
            detail: NotEmpty(level, nameof(level)), number: rank ?? 0, flag: rank is not null);
}
