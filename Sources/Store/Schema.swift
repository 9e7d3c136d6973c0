internal import GRDB

/// The tables, and how an older store becomes a newer one.
///
/// `user_version` holds the number of migrations that have run; a store whose number is higher was written by a newer program.
enum Schema {
    /// Never changed once released: a change of the tables is a new entry.
    static let migrations = [projects + examples + journal + models, serving, threshold, runs]
    static var version: Int { migrations.count }

    static func version(of db: Database) throws -> Int { try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }

    /// Brings the database up to date, all or nothing.
    static func migrate(_ db: Database, path: String) throws {
        let found = try version(of: db)
        guard found <= version else {
            throw StoreError.newerVersion(
                "\(path): this store was written by a newer Trainyard (schema \(found), this one knows \(version)); update the program")
        }
        if found == 0, try Bool.fetchOne(db, sql: "SELECT count(*) > 0 FROM sqlite_schema") == true {
            throw StoreError.storage(
                "\(path): this is not a Trainyard database; move the file away, or choose another store with --store")
        }
        guard found < version else { return }
        for migration in migrations[found...] { try db.execute(sql: migration) }
        // The journal's triggers follow from today's columns, whatever the version began with.
        for table in JournalledTable.allCases { try db.execute(sql: table.triggers) }
        try db.execute(sql: "PRAGMA user_version = \(version)")
    }

    private static let projects = """
        CREATE TABLE projects (
          id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
          created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, trainings INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE project_languages (
          project INTEGER NOT NULL REFERENCES projects ON DELETE CASCADE, position INTEGER NOT NULL, language TEXT NOT NULL,
          PRIMARY KEY (project, position), UNIQUE (project, language)) WITHOUT ROWID;
        CREATE TABLE intents (
          id INTEGER PRIMARY KEY AUTOINCREMENT, project INTEGER NOT NULL REFERENCES projects ON DELETE CASCADE, name TEXT NOT NULL,
          UNIQUE (project, name));
        CREATE TABLE definitions (
          id INTEGER PRIMARY KEY AUTOINCREMENT, project INTEGER NOT NULL REFERENCES projects ON DELETE CASCADE, entity TEXT NOT NULL,
          kind TEXT NOT NULL, language TEXT NOT NULL, examples TEXT NOT NULL, UNIQUE (project, entity, kind, language));

        """

    /// `folded` is the text as searches compare it, where that is not the text itself. Counts are kept by triggers, so that a
    /// list of 500 intents over 100,000 examples reads 1,000 rows; intent 0 stands for unlabelled examples there.
    private static let examples = """
        CREATE TABLE examples (
          id INTEGER PRIMARY KEY AUTOINCREMENT, project INTEGER NOT NULL REFERENCES projects ON DELETE CASCADE,
          language TEXT NOT NULL, intent INTEGER REFERENCES intents DEFERRABLE INITIALLY DEFERRED,
          test INTEGER NOT NULL CHECK (test IN (0, 1)), text TEXT NOT NULL, folded TEXT, entities TEXT);
        CREATE INDEX examples_in_order ON examples (project, language, id, test);
        CREATE INDEX examples_by_intent ON examples (project, language, intent, id, test);
        CREATE INDEX examples_of_intent ON examples (intent);
        CREATE TABLE example_counts (
          project INTEGER NOT NULL REFERENCES projects ON DELETE CASCADE, language TEXT NOT NULL, intent INTEGER NOT NULL,
          test INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (project, language, intent, test)) WITHOUT ROWID;
        CREATE TRIGGER examples_counted_in AFTER INSERT ON examples BEGIN
          INSERT INTO example_counts VALUES (NEW.project, NEW.language, coalesce(NEW.intent, 0), NEW.test, 1)
          ON CONFLICT DO UPDATE SET n = n + 1; END;
        CREATE TRIGGER examples_counted_out AFTER DELETE ON examples BEGIN
          UPDATE example_counts SET n = n - 1
          WHERE project = OLD.project AND language = OLD.language AND intent = coalesce(OLD.intent, 0) AND test = OLD.test; END;
        CREATE TRIGGER examples_counted_over AFTER UPDATE OF intent, test ON examples
          WHEN NEW.intent IS NOT OLD.intent OR NEW.test <> OLD.test BEGIN
          UPDATE example_counts SET n = n - 1
          WHERE project = OLD.project AND language = OLD.language AND intent = coalesce(OLD.intent, 0) AND test = OLD.test;
          INSERT INTO example_counts VALUES (NEW.project, NEW.language, coalesce(NEW.intent, 0), NEW.test, 1)
          ON CONFLICT DO UPDATE SET n = n + 1; END;

        """

    /// While `recording` names an edit, triggers keep for each changed row the image that the table no longer holds (null: there
    /// was none). Undo puts the images back in reverse order while recording into the same edit: redo is the same act again.
    private static let journal = """
        CREATE TABLE edits (
          id INTEGER PRIMARY KEY AUTOINCREMENT, project INTEGER NOT NULL REFERENCES projects ON DELETE CASCADE, label TEXT NOT NULL,
          at INTEGER NOT NULL, undone INTEGER NOT NULL DEFAULT 0, changes INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX edits_in_order ON edits (project, undone, id);
        CREATE TABLE edit_changes (
          id INTEGER PRIMARY KEY, edit INTEGER NOT NULL REFERENCES edits ON DELETE CASCADE,
          source TEXT NOT NULL, row INTEGER NOT NULL, image TEXT);
        CREATE INDEX edit_changes_of_edit ON edit_changes (edit);
        CREATE TABLE recording (id INTEGER PRIMARY KEY CHECK (id = 1), edit INTEGER);
        INSERT INTO recording VALUES (1, NULL);

        """

    /// A model's row is the job that makes it. `engine` is who runs it now; a running job without one was let go of in order.
    private static let models = """
        CREATE TABLE engines (
          id INTEGER PRIMARY KEY AUTOINCREMENT, host TEXT NOT NULL, boot TEXT NOT NULL, pid INTEGER NOT NULL, start TEXT NOT NULL,
          since INTEGER NOT NULL);
        CREATE TABLE models (
          id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, project INTEGER NOT NULL REFERENCES projects,
          language TEXT NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL, status_at INTEGER NOT NULL, message TEXT NOT NULL DEFAULT '',
          priority INTEGER NOT NULL, configuration TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
          queued_at INTEGER NOT NULL DEFAULT 0, examples_per_intent TEXT NOT NULL DEFAULT '{}', metrics TEXT NOT NULL DEFAULT '{}',
          training_seconds REAL NOT NULL DEFAULT 0, progress REAL NOT NULL DEFAULT 0, leaderboard TEXT NOT NULL DEFAULT '[]',
          replicas INTEGER NOT NULL DEFAULT 0, deployment TEXT NOT NULL DEFAULT 'Not Deployed',
          engine INTEGER REFERENCES engines ON DELETE SET NULL, run INTEGER NOT NULL DEFAULT 0, alive_at INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX models_of_project ON models (project, language);
        CREATE INDEX models_by_status ON models (status);
        CREATE TABLE model_statuses (
          model INTEGER NOT NULL REFERENCES models ON DELETE CASCADE, sequence INTEGER NOT NULL, status TEXT NOT NULL,
          at INTEGER NOT NULL, PRIMARY KEY (model, sequence)) WITHOUT ROWID;
        CREATE TABLE model_log (
          id INTEGER PRIMARY KEY AUTOINCREMENT, model INTEGER NOT NULL REFERENCES models ON DELETE CASCADE, at INTEGER NOT NULL,
          level TEXT NOT NULL, text TEXT NOT NULL);
        CREATE INDEX model_log_of_model ON model_log (model);
        CREATE TABLE model_curves (
          id INTEGER PRIMARY KEY AUTOINCREMENT, model INTEGER NOT NULL REFERENCES models ON DELETE CASCADE, series TEXT NOT NULL,
          epoch INTEGER NOT NULL, score REAL NOT NULL);
        CREATE INDEX model_curves_of_model ON model_curves (model);
        CREATE TABLE discarded_models (key TEXT PRIMARY KEY) WITHOUT ROWID;

        """

    /// What a server needs. A project without an account is the local owner's. An account's entities belong to all of its
    /// projects, but for synonyms, which belong to the projects that they were added to.
    private static let serving = """
        CREATE TABLE accounts (
          id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT NOT NULL UNIQUE, password TEXT NOT NULL, plan INTEGER NOT NULL,
          created_at INTEGER NOT NULL);
        CREATE TABLE api_keys (
          id INTEGER PRIMARY KEY AUTOINCREMENT, account INTEGER REFERENCES accounts ON DELETE CASCADE, reference TEXT NOT NULL UNIQUE,
          hash BLOB NOT NULL UNIQUE, plan INTEGER NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER, revoked_at INTEGER);
        CREATE INDEX api_keys_of_account ON api_keys (account);
        ALTER TABLE projects ADD COLUMN account INTEGER REFERENCES accounts;
        ALTER TABLE models ADD COLUMN counted_as TEXT NOT NULL DEFAULT '';
        ALTER TABLE models ADD COLUMN deployed_at INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE shared_entities (
          id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, account INTEGER REFERENCES accounts ON DELETE CASCADE,
          entity TEXT NOT NULL, kind TEXT NOT NULL, language TEXT NOT NULL, examples TEXT NOT NULL);
        CREATE UNIQUE INDEX shared_entities_once ON shared_entities (coalesce(account, 0), entity, kind, language);
        CREATE TABLE project_synonyms (
          project INTEGER NOT NULL REFERENCES projects ON DELETE CASCADE,
          entity INTEGER NOT NULL REFERENCES shared_entities ON DELETE CASCADE, PRIMARY KEY (project, entity)) WITHOUT ROWID;
        CREATE INDEX project_synonyms_of_entity ON project_synonyms (entity);
        CREATE TABLE parse_log (
          id INTEGER PRIMARY KEY AUTOINCREMENT, model INTEGER NOT NULL REFERENCES models ON DELETE CASCADE, at INTEGER NOT NULL,
          text TEXT NOT NULL, intent TEXT NOT NULL, confidence REAL NOT NULL);
        CREATE INDEX parse_log_of_model ON parse_log (model, id);

        """

    /// Set by a person in place of the one that training chose; null where nobody did.
    private static let threshold = "ALTER TABLE models ADD COLUMN accept_threshold REAL;"

    /// Where it is not null, the change is all rows from `row` to it, which were not there before (`ExampleRun`).
    private static let runs = "ALTER TABLE edit_changes ADD COLUMN through INTEGER;"
}
