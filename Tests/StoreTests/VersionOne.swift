/// The store as the first version made it, with a little of everything in it. Never changed: newer versions must open it.
let versionOne = """
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
    CREATE TRIGGER intents_recorded_insert AFTER INSERT ON intents WHEN (SELECT edit FROM recording) IS NOT NULL BEGIN
      INSERT INTO edit_changes (edit, source, row, image) SELECT edit, 'intents', NEW.id, NULL FROM recording; END;
    CREATE TRIGGER intents_recorded_delete AFTER DELETE ON intents WHEN (SELECT edit FROM recording) IS NOT NULL BEGIN
      INSERT INTO edit_changes (edit, source, row, image) SELECT edit, 'intents', OLD.id, json_array(OLD.project, OLD.name) FROM recording; END;
    CREATE TRIGGER intents_recorded_update AFTER UPDATE ON intents WHEN (SELECT edit FROM recording) IS NOT NULL BEGIN
      INSERT INTO edit_changes (edit, source, row, image) SELECT edit, 'intents', OLD.id, json_array(OLD.project, OLD.name) FROM recording; END;
    CREATE TRIGGER examples_recorded_insert AFTER INSERT ON examples WHEN (SELECT edit FROM recording) IS NOT NULL BEGIN
      INSERT INTO edit_changes (edit, source, row, image) SELECT edit, 'examples', NEW.id, NULL FROM recording; END;
    CREATE TRIGGER examples_recorded_delete AFTER DELETE ON examples WHEN (SELECT edit FROM recording) IS NOT NULL BEGIN
      INSERT INTO edit_changes (edit, source, row, image) SELECT edit, 'examples', OLD.id,
        json_array(OLD.project, OLD.language, OLD.intent, OLD.test, OLD.text, OLD.folded, OLD.entities) FROM recording; END;
    CREATE TRIGGER examples_recorded_update AFTER UPDATE ON examples WHEN (SELECT edit FROM recording) IS NOT NULL BEGIN
      INSERT INTO edit_changes (edit, source, row, image) SELECT edit, 'examples', OLD.id,
        json_array(OLD.project, OLD.language, OLD.intent, OLD.test, OLD.text, OLD.folded, OLD.entities) FROM recording; END;
    CREATE TRIGGER definitions_recorded_insert AFTER INSERT ON definitions WHEN (SELECT edit FROM recording) IS NOT NULL BEGIN
      INSERT INTO edit_changes (edit, source, row, image) SELECT edit, 'definitions', NEW.id, NULL FROM recording; END;
    CREATE TRIGGER definitions_recorded_delete AFTER DELETE ON definitions WHEN (SELECT edit FROM recording) IS NOT NULL BEGIN
      INSERT INTO edit_changes (edit, source, row, image) SELECT edit, 'definitions', OLD.id, json_array(OLD.project, OLD.entity, OLD.kind, OLD.language, OLD.examples) FROM recording; END;
    CREATE TRIGGER definitions_recorded_update AFTER UPDATE ON definitions WHEN (SELECT edit FROM recording) IS NOT NULL BEGIN
      INSERT INTO edit_changes (edit, source, row, image) SELECT edit, 'definitions', OLD.id, json_array(OLD.project, OLD.entity, OLD.kind, OLD.language, OLD.examples) FROM recording; END;

    INSERT INTO projects VALUES (1, '0123456789abcdef01234567', 'bank', 1700000000000, 1700000000001, 2);
    INSERT INTO project_languages VALUES (1, 1, 'en'), (1, 2, 'hi');
    INSERT INTO intents VALUES (1, 1, 'card_lost'), (2, 1, 'empty');
    INSERT INTO definitions VALUES (1, 1, 'card', 'lookup', 'en', '["visa","debit card"]');
    INSERT INTO examples VALUES
      (1, 1, 'en', 1, 0, 'I lost my visa', 'i lost my visa', '[{"s":10,"e":14,"n":"card","v":"VISA"}]'),
      (2, 1, 'en', NULL, 1, 'hello', NULL, NULL);
    INSERT INTO edits VALUES (1, 1, 'delete 1 example', 1700000000001, 0, 1);
    INSERT INTO edit_changes VALUES (1, 1, 'examples', 3, '[1,"en",1,0,"it is gone",null,null]');
    INSERT INTO models (id, key, project, language, name, status, status_at, priority, configuration, created_at, updated_at,
      examples_per_intent, metrics, training_seconds, progress, leaderboard) VALUES
      (1, 'fedcba9876543210fedcba98', 1, 'en', 'bank v1', 'Completed', 1700000000003, 2,
        '{"effort":"balanced","seed":1,"threads":2}', 1700000000002, 1700000000003, '{"card_lost":10}',
        '{"intentAccuracy":0.9,"intentF1":0.8,"entityAccuracy":0,"entityF1":0,"spanF1":0,"testExamples":7,"estimatedAccuracy":0.7,'
          || '"estimatedF1":0.6}', 1.5, 1, '[{"name":"n-grams","foldsDone":5,"folds":5,"seconds":0.5,"chosen":true}]');
    INSERT INTO model_statuses VALUES (1, 1, 'Initiated', 1700000000002), (1, 2, 'Completed', 1700000000003);
    INSERT INTO model_log VALUES (1, 1, 1700000000002, 'info', 'two intents');
    INSERT INTO model_curves VALUES (1, 1, 'n-grams', 1, 0.5);
    PRAGMA user_version = 1;
    """
