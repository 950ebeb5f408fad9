namespace LifecycleKit.Tests.Conventions;

/// <summary>
/// Splits C# into words and marks, and drops what is not code: comments, doc comments, preprocessor lines and the text of strings.
/// The holes of an interpolated string are code and stay.
/// </summary>
internal sealed class SourceReader(string text)
{
    private readonly List<SourceToken> _tokens = [];
    private int _at;
    private int _line = 1;

    private char Current => Peek(0);

    public IReadOnlyList<SourceToken> Read()
    {
        while (_at < text.Length)
            ReadOne();
        return _tokens;
    }

    private void ReadOne()
    {
        if (char.IsWhiteSpace(Current)) Skip(1);
        else if (Starts("//") || (Current == '#' && IsFirstOnLine())) SkipLine();
        else if (Starts("/*")) SkipPast("*/", from: 2);
        else if (Current == '\'') ReadCharacter();
        else if (IsStringAhead()) ReadString();
        else if (char.IsDigit(Current)) ReadNumber();
        else if (IsWordPart(Current) || (Current == '@' && IsWordPart(Peek(1)))) ReadWord();
        else if (Current == '\\') throw new FormatException($"Line {_line}: an escape outside a string can hide a name.");
        else if (Starts("::")) Add("::", 2);
        else Add(Current.ToString(), 1);
    }

    private void ReadWord()
    {
        if (Current == '@') _at++;
        var start = _at;
        while (IsWordPart(Current)) _at++;
        _tokens.Add(new SourceToken(text[start.._at], _line));
    }

    private void ReadNumber()
    {
        AddLiteral();
        while (IsWordPart(Current) || (Current == '.' && char.IsDigit(Peek(1)))) _at++;
    }

    private void ReadCharacter()
    {
        AddLiteral();
        _at++;
        while (_at < text.Length && Current != '\'') Skip(Current == '\\' ? 2 : 1);
        Skip(1);
    }

    private bool IsStringAhead()
    {
        var ahead = 0;
        while (Peek(ahead) is '$' or '@') ahead++;
        return Peek(ahead) == '"';
    }

    private void ReadString()
    {
        AddLiteral();
        var dollars = 0;
        var verbatim = false;
        for (; Current != '"'; _at++)
        {
            dollars += Current == '$' ? 1 : 0;
            verbatim |= Current == '@';
        }

        var quotes = verbatim ? 1 : Run('"');
        if (quotes == 2) Skip(2);
        else ReadStringBody(quotes, dollars, verbatim);
    }

    /// <param name="quotes">How many quotes open and close the string; from 3 on it is raw.</param>
    /// <param name="dollars">How many braces open a hole in a raw string; 0 when nothing is interpolated.</param>
    /// <param name="verbatim">Whether a quote is written twice and a backslash is only a backslash.</param>
    private void ReadStringBody(int quotes, int dollars, bool verbatim)
    {
        var raw = quotes >= 3;
        Skip(quotes);
        while (_at < text.Length)
        {
            var run = Run('"');
            if (run >= quotes && !(verbatim && run > 1))
            {
                // Quotes beyond the closing ones belong to the content of a raw string.
                Skip(raw ? run : 1);
                return;
            }

            if (run > 0) Skip(verbatim ? 2 : run);
            else if (Current == '\\' && !raw && !verbatim) Skip(2);
            else if (Current == '{' && dollars > 0) ReadBraces(raw ? dollars : 1, raw);
            else Skip(1);
        }
    }

    private void ReadBraces(int braces, bool raw)
    {
        var run = Run('{');
        Skip(run);
        if (raw ? run < braces : run % 2 == 0) return;
        ReadHole();
        Skip(braces);
    }

    /// <summary>Reads code up to the brace that closes the hole, or the colon that starts its format.</summary>
    private void ReadHole()
    {
        var depth = 0;
        while (_at < text.Length && (depth > 0 || Current != '}'))
        {
            if (depth == 0 && Current == ':' && Peek(1) != ':')
            {
                while (_at < text.Length && Current != '}') Skip(1);
                return;
            }

            depth += Current switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            ReadOne();
        }
    }

    private void AddLiteral() => _tokens.Add(new SourceToken(SourceToken.Literal, _line));

    private void Add(string mark, int length)
    {
        _tokens.Add(new SourceToken(mark, _line));
        _at += length;
    }

    private void SkipLine()
    {
        while (_at < text.Length && Current != '\n') _at++;
    }

    private void SkipPast(string end, int from)
    {
        Skip(from);
        while (_at < text.Length && !Starts(end)) Skip(1);
        Skip(end.Length);
    }

    private void Skip(int count)
    {
        for (; count > 0 && _at < text.Length; count--, _at++)
            _line += Current == '\n' ? 1 : 0;
    }

    private int Run(char mark)
    {
        var length = 0;
        while (Peek(length) == mark) length++;
        return length;
    }

    private bool IsFirstOnLine() => string.IsNullOrWhiteSpace(text[(text.LastIndexOf('\n', Math.Max(0, _at - 1)) + 1).._at]);

    private bool Starts(string mark) => string.CompareOrdinal(text, _at, mark, 0, mark.Length) == 0;

    private char Peek(int ahead) => _at + ahead < text.Length ? text[_at + ahead] : '\0';

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c == '_';
}
