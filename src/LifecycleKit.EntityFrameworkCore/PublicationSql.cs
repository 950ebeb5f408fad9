namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The statements about the publications and the secret of a shop.</summary>
internal sealed class PublicationSql
{
    public PublicationSql(Func<string, string> table)
    {
        var (publications, secrets) = (table(LifecycleTables.Publications), table(LifecycleTables.Secrets));
        LastPublication = $"SELECT COALESCE(MAX(number), 0) FROM {publications} WHERE scope = @scope";
        LoadPublications = $"SELECT content FROM {publications} WHERE scope = @scope ORDER BY number";
        AddPublication = $"""
            INSERT INTO {publications} (scope, number, content) VALUES (@scope, @a#, @b#) ON CONFLICT (scope, number) DO NOTHING RETURNING 1
            """;
        AddSecret = $"INSERT INTO {secrets} (scope, secret) VALUES (@scope, @secret) ON CONFLICT (scope) DO NOTHING";
        LoadSecret = $"SELECT secret FROM {secrets} WHERE scope = @scope";
    }

    public string LastPublication { get; }

    public string LoadPublications { get; }

    public string AddPublication { get; }

    public string AddSecret { get; }

    public string LoadSecret { get; }
}
