namespace Shop.Data;

/// <summary>A mail that was sent. The table stands for a mail provider: a row is a mail in the mailbox of the customer.</summary>
public sealed class SentMail
{
    /// <summary>The id of the message, by which the mailer recognises a mail that it has sent.</summary>
    public required string MessageId { get; set; }

    public required string CustomerId { get; set; }

    /// <summary>The random part of the links in the mail, which cannot be guessed.</summary>
    public required string Token { get; set; }

    public required string To { get; set; }

    public required string Play { get; set; }

    public required string Subject { get; set; }

    public required string Text { get; set; }

    public required DateTimeOffset SentAt { get; set; }
}
